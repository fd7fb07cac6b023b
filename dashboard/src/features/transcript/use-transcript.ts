import { useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';

/** While a conversation goes on, it is read again this often, ms. */
const OPEN_INTERVAL = 3_000;

export function useTranscript(id: string) {
  return useQuery({
    queryKey: ['transcript', id],
    queryFn: ({ signal }) => getJson('/api/v1/chat/conversations/{id}', { path: { id }, signal }),
    refetchInterval: ({ state }) => (state.data && state.data.conversation.endedAt === null ? OPEN_INTERVAL : false),
  });
}
