import { useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';
import type { AgentRow, Page } from '@/lib/api/types';

export function useAgents() {
  return useQuery({
    queryKey: ['agents'],
    queryFn: ({ signal }) => getJson<Page<AgentRow>>('/api/v1/chat/agents', {}, signal),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}
