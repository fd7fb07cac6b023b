import { describe, expect, it } from 'vitest';
import { en } from './en';
import { es } from './es';
import { createI18n } from './i18n';

type Words = { [key: string]: string | Words };

function flat(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

const places = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

describe('dictionaries', () => {
  it('have the same keys, none empty, with the same places to fill', () => {
    const english = new Map(flat(en));
    for (const [key, spanish] of flat(es)) {
      expect(spanish, key).not.toBe('');
      expect(english.get(key), key).toBeTruthy();
      expect(places(english.get(key) ?? ''), key).toEqual(places(spanish));
    }
    expect(english.size).toBe(flat(es).length);
  });

  it('count as people do', () => {
    const spanish = createI18n('es');
    expect(spanish.t('conversations.turnCount', { count: 1 })).toBe('1 turno');
    expect(spanish.t('conversations.turnCount', { count: 0 })).toBe('0 turnos');
    expect(createI18n('en').t('conversations.loaded', { count: 1_000_000 })).toContain('conversations');
  });
});
