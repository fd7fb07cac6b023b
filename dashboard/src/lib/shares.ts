import type { ConversationRow, SentimentCounts } from './api/types';

/** A part of a whole; null when there is no whole, because a rate over nothing is not 0. */
export function share(part: number | null | undefined, whole: number | null | undefined): number | null {
  return typeof part === 'number' && typeof whole === 'number' && whole > 0 ? part / whole : null;
}

export function sentimentTotal(counts: SentimentCounts | null | undefined): number {
  return counts ? counts.negative + counts.neutral + counts.positive : 0;
}

export function negativeShare(counts: SentimentCounts | null | undefined): number | null {
  return counts ? share(counts.negative, sentimentTotal(counts)) : null;
}

/** From the first event to the end, or to the last event so far, ms. */
export function lasted(row: Pick<ConversationRow, 'startedAt' | 'endedAt' | 'lastEventAt'>): number {
  return Date.parse(row.endedAt ?? row.lastEventAt) - Date.parse(row.startedAt);
}
