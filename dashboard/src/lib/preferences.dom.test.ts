import { describe, expect, it } from 'vitest';
import { preferredLanguage, usePreferences } from './preferences-store';

describe('preferences', () => {
  it.each([
    [['es-AR', 'en'], 'es'], [['en-GB', 'es'], 'en'], [['fr-FR', 'es'], 'es'], [['de', 'fr'], 'en'], [[], 'en'],
  ] as const)('a browser that asks for %j gets %s', (wanted, language) => {
    expect(preferredLanguage(wanted)).toBe(language);
  });

  it('are kept for the next visit', () => {
    usePreferences.getState().setTheme('dark');
    expect(localStorage.getItem('vigia.theme')).toBe('dark');
  });
});
