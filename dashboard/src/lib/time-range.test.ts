import { describe, expect, it } from 'vitest';
import { isoStep, PRESETS, refreshInterval, resolveRange } from './time-range';

const NOW = Date.parse('2026-11-22T10:07:31Z');
const MINUTE = 60_000;

describe('time ranges', () => {
  it.each(PRESETS)('%s ends just after now, on an edge, with few enough buckets', (preset) => {
    const { from, to, step } = resolveRange({ preset }, NOW);
    expect(to).toBeGreaterThan(NOW);
    expect(to - NOW).toBeLessThanOrEqual(Math.min(step, 60 * MINUTE));
    expect((to - from) / step).toBeLessThanOrEqual(120);
    expect((to - from) / step).toBeGreaterThanOrEqual(15);
    expect(from % MINUTE).toBe(0);
  });

  it('keep fixed ends as they are, in steps that fit', () => {
    const range = { from: NOW - 90 * 86_400_000, to: NOW };
    expect(resolveRange(range, 0)).toEqual({ ...range, step: 86_400_000 });
  });

  it('are asked for again the oftener the finer they are; fixed ones never', () => {
    const intervals = PRESETS.map((preset) => refreshInterval({ preset }));
    expect(intervals).toEqual(intervals.toSorted((a, b) => a - b));
    expect(refreshInterval({ from: 0, to: 1 })).toBe(Infinity);
  });

  it('write steps as the API reads them', () => {
    expect([MINUTE, 15 * MINUTE, 60 * MINUTE, 180 * MINUTE, 1440 * MINUTE].map(isoStep)).toEqual(['PT1M', 'PT15M', 'PT1H', 'PT3H', 'P1D']);
  });
});
