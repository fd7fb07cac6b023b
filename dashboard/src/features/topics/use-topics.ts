import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';
import { useFilters } from '@/lib/filters';
import { isoInstant, resolveRange } from '@/lib/time-range';

export function useTopics() {
  const { range, agent } = useFilters();
  return useQuery({
    queryKey: ['metrics', 'topics', range, agent],
    queryFn: ({ signal }) => {
      const { from, to } = resolveRange(range, Date.now());
      const query = { from: isoInstant(from), to: isoInstant(to), agentId: agent };
      return getJson('/api/v1/chat/topics', { query, signal });
    },
    placeholderData: keepPreviousData,
  });
}
