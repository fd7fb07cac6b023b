import { create } from 'zustand';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Preferences {
  theme: Theme;
  language: Language;
  /** IANA name; buckets, axes and clocks all use it. */
  timeZone: string;
  setTheme: (theme: Theme) => void;
  setLanguage: (language: Language) => void;
  setTimeZone: (timeZone: string) => void;
}

export const browserTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

export const usePreferences = create<Preferences>()((set) => ({
  theme: oneOf(THEMES, read('theme')) ?? 'system',
  language: oneOf(LANGUAGES, read('language')) ?? preferredLanguage(navigator.languages),
  timeZone: validTimeZone(read('timeZone')) ?? browserTimeZone(),
  setTheme(theme) {
    write('theme', theme);
    set({ theme });
  },
  setLanguage(language) {
    write('language', language);
    set({ language });
  },
  setTimeZone(timeZone) {
    write('timeZone', timeZone);
    set({ timeZone });
  },
}));

/** Spanish for anyone whose browser asks for it before English, English for everybody else. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const first = wanted.map((tag) => tag.slice(0, 2)).find((tag) => oneOf(LANGUAGES, tag) !== null);
  return oneOf(LANGUAGES, first ?? null) ?? 'en';
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((candidate) => candidate === value) ?? null;
}

function validTimeZone(name: string | null): string | null {
  if (name === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`vigia.${name}`);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(`vigia.${name}`, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the tab.
  }
}
