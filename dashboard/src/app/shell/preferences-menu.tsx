import { Popover, PopoverButton, PopoverPanel } from '@headlessui/react';
import { ArrowRightStartOnRectangleIcon, Cog6ToothIcon } from '@heroicons/react/24/outline';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/components/select';
import type { Session } from '@/lib/api/types';
import { browserTimeZone, LANGUAGES, THEMES, usePreferences } from '@/lib/preferences-store';
import { sessionStore } from '@/lib/session-store';

const LANGUAGE_NAMES = { es: 'Español', en: 'English' } as const;

function timeZones(chosen: string): string[] {
  return [...new Set([browserTimeZone(), chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
}

/** Language, appearance, time zone; and the way out for whoever is in. */
export function PreferencesMenu({ session }: { session?: Session }) {
  const { t } = useTranslation();
  const preferences = usePreferences();
  return (
    <Popover className="relative">
      <PopoverButton
        aria-label={t('app.settings')}
        title={t('app.settings')}
        className="block rounded-xl p-2 text-soft hover:bg-sunken hover:text-ink data-open:bg-sunken"
      >
        <Cog6ToothIcon className="size-5.5" aria-hidden="true" />
      </PopoverButton>
      <PopoverPanel
        anchor={{ to: 'bottom end', gap: 8, padding: 12 }}
        className="z-40 flex w-72 flex-col gap-4 rounded-panel border border-line bg-surface p-4 text-sm shadow-panel"
      >
        <Setting name={t('settings.language')}>
          <Select
            label={t('settings.language')}
            value={preferences.language}
            onChange={preferences.setLanguage}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </Setting>
        <Setting name={t('settings.theme')}>
          <Select
            label={t('settings.theme')}
            value={preferences.theme}
            onChange={preferences.setTheme}
            options={THEMES.map((value) => ({ value, label: t(`settings.${value}`) }))}
          />
        </Setting>
        <Setting name={t('settings.timeZone')}>
          <Select
            label={t('settings.timeZone')}
            value={preferences.timeZone}
            onChange={preferences.setTimeZone}
            options={timeZones(preferences.timeZone).map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          />
        </Setting>
        {session && (
          <div className="border-t border-line pt-3">
            <p className="mb-2 break-words text-soft">{t('app.signedInAs', { name: session.name, role: session.role })}</p>
            <button
              type="button"
              onClick={() => sessionStore.getState().leave()}
              className="flex items-center gap-2 rounded-lg font-medium text-sea hover:underline"
            >
              <ArrowRightStartOnRectangleIcon className="size-5" aria-hidden="true" />
              {t('app.signOut')}
            </button>
          </div>
        )}
      </PopoverPanel>
    </Popover>
  );
}

function Setting({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="text-xs text-soft" aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}
