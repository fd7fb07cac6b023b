import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';
import { useFilters } from '@/lib/filters';
import { isoInstant, resolveRange } from '@/lib/time-range';
import { useConversationFilters } from './conversation-filters';

const PAGE = 50;

/** Conversations that started in the range, newest first, a page at a time. */
export function useConversations() {
  const { range, agent } = useFilters();
  const { filters } = useConversationFilters();
  return useInfiniteQuery({
    queryKey: ['conversations', range, agent, filters],
    queryFn: ({ signal, pageParam }) => {
      // Later pages keep the first page's range: the list must not shift while it is read.
      const { from, to } = pageParam ?? resolveRange(range, Date.now());
      const query = {
        from: isoInstant(from),
        to: isoInstant(to),
        agentId: agent,
        q: filters.q,
        outcome: filters.outcome,
        minRating: filters.rating === 'good' ? 4 : null,
        maxRating: filters.rating === 'bad' ? 3 : null,
        limit: PAGE,
        cursor: pageParam?.cursor,
      };
      return getJson('/api/v1/chat/conversations', { query, signal }).then((page) => ({ ...page, from, to }));
    },
    initialPageParam: null as { from: number; to: number; cursor: string } | null,
    getNextPageParam: ({ nextCursor, from, to }) => (nextCursor ? { from, to, cursor: nextCursor } : null),
    placeholderData: keepPreviousData,
  });
}
