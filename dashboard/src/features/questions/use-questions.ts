import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';
import { useFilters } from '@/lib/filters';
import { isoInstant, resolveRange } from '@/lib/time-range';

export type Group = 'all' | 'unknown';

/** What users ask again and again in the range; `unknown`: only groups on none of the known topics. */
export function useQuestions(group: Group) {
  const { range, agent } = useFilters();
  return useQuery({
    queryKey: ['metrics', 'questions', range, agent, group],
    queryFn: ({ signal }) => {
      const { from, to } = resolveRange(range, Date.now());
      const topic = group === 'unknown' ? 'none' : null;
      const query = { from: isoInstant(from), to: isoInstant(to), agentId: agent, topic, limit: 50 };
      return getJson('/api/v1/chat/questions', { query, signal });
    },
    placeholderData: keepPreviousData,
  });
}
