import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import type { Outcome } from '@/lib/api/types';

export const OUTCOMES = ['resolved', 'handed_off', 'abandoned', 'open'] as const satisfies readonly Outcome[];
export const RATINGS = ['good', 'bad'] as const;
type RatingFilter = (typeof RATINGS)[number];

export interface ConversationFilters {
  outcome: Outcome | null;
  rating: RatingFilter | null;
  q: string | null;
}

/** The list's own filters, in the address. */
export function useConversationFilters() {
  const [filters, setFilters] = useQueryStates({
    outcome: parseAsStringLiteral(OUTCOMES),
    rating: parseAsStringLiteral(RATINGS),
    q: parseAsString,
  });
  return {
    filters,
    set: useCallback((change: Partial<ConversationFilters>) => void setFilters(change), [setFilters]),
    clear: () => void setFilters({ outcome: null, rating: null, q: null }),
    any: filters.outcome !== null || filters.rating !== null || filters.q !== null,
  };
}
