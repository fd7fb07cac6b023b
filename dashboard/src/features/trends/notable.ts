import type { TrendRow } from '@/lib/api/types';

const MOST = 6;

/** The newest word on each measure of each agent, if it moves; the surest first. */
export function notable(rows: TrendRow[]): TrendRow[] {
  const newest = new Map<string, TrendRow>();
  for (const row of rows) {
    const key = `${row.agentId} ${row.metric}`;
    const known = newest.get(key);
    if (!known || Date.parse(known.windowEnd) < Date.parse(row.windowEnd)) newest.set(key, row);
  }
  return [...newest.values()]
    .filter((row) => row.direction !== 'steady')
    .sort((a, b) => a.pValue - b.pValue)
    .slice(0, MOST);
}
