import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';
import type { MetricHistory } from '@/lib/api/types';
import { useFilters } from '@/lib/filters';
import { usePreferences } from '@/lib/preferences-store';
import { isoInstant, isoStep, resolveRange, type Window } from '@/lib/time-range';

export interface HistoryInWindow {
  history: MetricHistory;
  window: Window;
}

/** The metrics of the chosen range: in all, of the range before, and bucket by bucket. */
export function useHistory() {
  const { range, agent } = useFilters();
  const timeZone = usePreferences((state) => state.timeZone);
  return useQuery({
    queryKey: ['metrics', range, agent, timeZone],
    queryFn: async ({ signal }): Promise<HistoryInWindow> => {
      const window = resolveRange(range, Date.now());
      const history = await getJson('/api/v1/chat/metrics/historical', {
        query: {
          from: isoInstant(window.from),
          to: isoInstant(window.to),
          step: isoStep(window.step),
          tz: timeZone,
          agentId: agent,
        },
        signal,
      });
      return { history, window };
    },
    placeholderData: keepPreviousData,
  });
}
