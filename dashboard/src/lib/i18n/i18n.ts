import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { es } from './es';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof es };
  }
}

/** All words ship with the page: nothing is fetched, nothing flickers. */
export function createI18n(language: string): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: { es: { translation: es }, en: { translation: en } },
    // React escapes; escaping twice would show entities.
    interpolation: { escapeValue: false },
  });
  return instance;
}
