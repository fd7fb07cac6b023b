import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';
import type { Page, TrendRow } from '@/lib/api/types';
import { useFilters } from '@/lib/filters';

export function useTrends() {
  const { agent } = useFilters();
  return useQuery({
    queryKey: ['metrics', 'trends', agent],
    queryFn: ({ signal }) => getJson<Page<TrendRow>>('/api/v1/chat/trends', { agentId: agent }, signal),
    placeholderData: keepPreviousData,
  });
}
