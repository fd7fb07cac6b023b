import { parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { PRESETS, type TimeRange } from './time-range';

const RANGES = [...PRESETS, 'custom'] as const;

/** What both pages filter by; it lives in the address, so that a link shows the same thing to a colleague. */
export function useFilters() {
  const [query, setQuery] = useQueryStates({
    range: parseAsStringLiteral(RANGES).withDefault('1h'),
    from: parseAsIsoDateTime,
    to: parseAsIsoDateTime,
    agent: parseAsString,
  });
  const { from, to, agent } = query;
  const range = useMemo<TimeRange>(() => {
    if (query.range !== 'custom') return { preset: query.range };
    return from && to && from < to ? { from: from.getTime(), to: to.getTime() } : { preset: '1h' };
  }, [query.range, from, to]);
  const setRange = useCallback(
    (next: TimeRange) =>
      setQuery(
        'preset' in next
          ? { range: next.preset, from: null, to: null }
          : { range: 'custom', from: new Date(next.from), to: new Date(next.to) },
      ),
    [setQuery],
  );
  const setAgent = useCallback((next: string | null) => setQuery({ agent: next }), [setQuery]);
  return { range, agent, setRange, setAgent };
}
