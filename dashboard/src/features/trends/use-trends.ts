import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';
import { useFilters } from '@/lib/filters';

export function useTrends() {
  const { agent } = useFilters();
  return useQuery({
    queryKey: ['metrics', 'trends', agent],
    queryFn: ({ signal }) => getJson('/api/v1/chat/trends', { query: { agentId: agent }, signal }),
    placeholderData: keepPreviousData,
  });
}
