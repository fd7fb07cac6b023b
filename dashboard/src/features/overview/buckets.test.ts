import { describe, expect, it } from 'vitest';
import { metrics, nothing } from '../../../test/samples';
import { timeline } from './buckets';
import { latencyModel, volumeModel } from './chart-models';

const words = { p50: 'p50', p95: 'p95', messages: 'messages', conversations: 'conversations' };
const format = { count: String, duration: String } as unknown as Parameters<typeof latencyModel>[3];
const at = (minute: number) => `2026-11-22T10:0${minute}:00Z`;

describe('the time line', () => {
  const history = {
    total: metrics(), previous: nothing(),
    buckets: [{ start: at(0), ...metrics() }, { start: at(1), ...nothing() }, { start: at(2), ...metrics({ complete: false }) }, { start: at(3), ...nothing() }],
  };
  const line = timeline(history, Date.parse(at(2)) + 30_000);

  it('ends with the bucket that now is in', () => {
    expect(line.times).toEqual([0, 1, 2].map((minute) => Date.parse(at(minute))));
  });

  it('leaves a gap, not a zero, where there was no answer to measure', () => {
    expect(latencyModel(line, 60_000, words, format)?.series[0]?.values).toEqual([1_240, null, 1_240]);
  });

  it('counts silence as zero messages, and marks what is still open', () => {
    const model = volumeModel(line, 60_000, words, format);
    expect(model?.series[0]?.values).toEqual([120, 0, 120]);
    expect(model?.provisional).toEqual([false, false, true]);
  });

  it('draws nothing at all for a period without anything', () => {
    const quiet = timeline({ total: nothing(), previous: nothing(), buckets: [{ start: at(0), ...nothing() }] }, Date.parse(at(5)));
    expect(latencyModel(quiet, 60_000, words, format)).toBeNull();
    expect(volumeModel(quiet, 60_000, words, format)).toBeNull();
  });
});
