import { describe, expect, it } from 'vitest';
import { timeTicks } from './time-ticks';

const times = (from: string, step: number, count: number) => Array.from({ length: count }, (_, index) => Date.parse(from) + index * step);
const iso = (ticks: Set<number>) => [...ticks].map((tick) => new Date(tick).toISOString());

describe('time ticks', () => {
  it('stand on round minutes', () => {
    expect(iso(timeTicks(times('2026-11-22T09:07:00Z', 60_000, 60), 'UTC', 6))).toEqual([
      '2026-11-22T09:10:00.000Z', '2026-11-22T09:20:00.000Z', '2026-11-22T09:30:00.000Z',
      '2026-11-22T09:40:00.000Z', '2026-11-22T09:50:00.000Z', '2026-11-22T10:00:00.000Z',
    ]);
  });

  it('stand on midnight of the reader, not of Greenwich', () => {
    const ticks = timeTicks(times('2026-11-15T23:00:00Z', 3_600_000 * 3, 56), 'Europe/Madrid', 8);
    expect(iso(ticks).every((tick) => tick.includes('T23:00'))).toBe(true);
    expect(ticks.size).toBe(7);
  });

  it('are one where nothing is round, and none where there is nothing', () => {
    expect(timeTicks([Date.parse('2026-11-22T09:07:00Z')], 'UTC', 4).size).toBe(1);
    expect(timeTicks([], 'UTC', 4).size).toBe(0);
  });
});
