import { useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';

export function useAgents() {
  return useQuery({
    queryKey: ['agents'],
    queryFn: ({ signal }) => getJson('/api/v1/chat/agents', { signal }),
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
}
