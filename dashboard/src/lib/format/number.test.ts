import { describe, expect, it } from 'vitest';
import { formatChange, formatCount, formatDecimal, formatDuration, formatPoints, formatScore, formatShare, NOTHING } from './number';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  it('show a dash for what is not known, never a zero', () => {
    const all = [formatCount, formatDecimal, formatShare, formatDuration, formatScore, formatChange, formatPoints];
    for (const format of all) {
      for (const value of [null, undefined, NaN, Infinity]) expect(format(value, 'es')).toBe(NOTHING);
      expect(format(0, 'es')).not.toBe(NOTHING);
    }
  });

  it.each([
    [0, '0 %'], [1, '100 %'], [0.5, '50,0 %'], [0.12345, '12,3 %'], [0.99999, '99,9 %'], [0.00001, '0,1 %'],
  ])('write the share %d as %s, never rounding to all or nothing', (value, text) => {
    expect(plain(formatShare(value, 'es'))).toBe(text);
  });

  it.each([
    [0, '0 ms'], [840.4, '840 ms'], [999.4, '999 ms'], [999.6, '1 s'], [1_240, '1.24 s'], [9_999, '10 s'], [59_940, '59.9 s'],
    [59_960, '1 min'], [125_000, '2 min 5 s'], [3_599_600, '1 h'], [12_000_000, '3 h 20 min'], [86_400_000, '1 d'],
    [90_000_000, '1 d 1 h'],
  ])('write %d ms as %s', (value, text) => {
    expect(formatDuration(value, 'en')).toBe(text);
  });

  it('group digits in both languages', () => {
    expect(formatCount(1234, 'es')).toBe('1.234');
    expect(formatCount(1234, 'en')).toBe('1,234');
    expect(plain(formatCount(1_234_567, 'en'))).toBe('1.2M');
  });

  it('sign scores and changes', () => {
    expect(formatScore(-0.42, 'en')).toBe('-0.42');
    expect(formatScore(0.3, 'es')).toBe('+0,30');
    expect(plain(formatChange(0.256, 'es'))).toBe('+26 %');
    expect(formatPoints(-0.0123, 'en')).toBe('-1.2');
  });
});
