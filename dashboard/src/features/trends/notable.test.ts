import { describe, expect, it } from 'vitest';
import type { TrendRow } from '@/lib/api/types';
import { notable } from './notable';

const row = (metric: string, direction: TrendRow['direction'], pValue: number, windowEnd = '2026-11-22T10:00:00Z'): TrendRow => ({
  agentId: 'support', metric, direction, pValue, windowEnd, windowStart: '2026-11-22T09:00:00Z', asOf: windowEnd,
  slopePerHour: 1, currentValue: 2, baselineValue: 1, points: 60,
});

describe('notable trends', () => {
  it('are those that move by their newest word, the surest first', () => {
    const rows = [
      row('turns', 'steady', 0.9), row('messages', 'rising', 0.04), row('successRate', 'falling', 0.001),
      row('conversations', 'rising', 0.01, '2026-11-22T09:00:00Z'), row('conversations', 'steady', 0.7),
    ];
    expect(notable(rows).map((trend) => trend.metric)).toEqual(['successRate', 'messages']);
  });
});
