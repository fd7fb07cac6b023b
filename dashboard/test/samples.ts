import type { ConversationRow, MessageRow, MetricHistory, Metrics, Transcript } from '@/lib/api/types';

export function metrics(change: Partial<Metrics> = {}): Metrics {
  return {
    conversations: 12,
    messages: 120,
    userMessages: 60,
    turns: 60,
    successRate: 0.95,
    firstResponseMs: { p50: 300, p95: 900, p99: 1_500 },
    responseMs: { p50: 1_240, p95: 4_100, p99: 6_000 },
    csat: { score: 0.8, responseRate: 0.25, ratings: 5 },
    sentiment: { negative: 15, neutral: 30, positive: 15 },
    outcomes: { resolved: 9, handedOff: 1, abandoned: 1, open: 1 },
    containment: { rate: 0.82, durableRate: 0.7, repeatRate24h: 0.1, repeatRate7d: 0.2 },
    asOf: '2026-11-22T10:00:00Z',
    complete: true,
    lateEvents: 0,
    generation: 1,
    ...change,
  };
}

/** What the API says of a time in which nothing happened. */
export function nothing(): Metrics {
  const unknown = { p50: null, p95: null, p99: null };
  return metrics({
    conversations: 0, messages: 0, userMessages: 0, turns: 0, successRate: null, firstResponseMs: unknown, responseMs: unknown,
    csat: { score: null, responseRate: null, ratings: 0 }, sentiment: { negative: 0, neutral: 0, positive: 0 },
    outcomes: { resolved: 0, handedOff: 0, abandoned: 0, open: 0 },
    containment: { rate: null, durableRate: null, repeatRate24h: null, repeatRate7d: null }, asOf: null,
  });
}

export function history(total: Metrics, previous: Metrics): MetricHistory {
  return { total, previous, buckets: [{ start: '2026-11-22T09:59:00Z', ...total }] };
}

export function conversation(change: Partial<ConversationRow> = {}): ConversationRow {
  return {
    conversationId: 'c-1', agentId: 'support', agentVersion: '', channel: 'web', locale: 'es-ES', userId: 'u-1',
    startedAt: '2026-11-22T09:58:00Z', lastEventAt: '2026-11-22T10:03:00Z', endedAt: '2026-11-22T10:03:00Z',
    endReason: 'completed', outcome: 'resolved', messages: 2, userMessages: 1, turns: 1, answeredTurns: 1, dropOffTurn: null, rating: null,
    sentiment: null, preview: 'Hola', version: 1, ...change,
  };
}

export function message(change: Partial<MessageRow> = {}): MessageRow {
  return {
    eventId: 'm-1', role: 'user', text: 'Hola', occurredAt: '2026-11-22T09:58:01Z', completedAt: null, failed: false,
    failureReason: null, fallback: false, model: null, inputTokens: null, outputTokens: null, language: null,
    sentiment: null, score: null, topic: null, ...change,
  };
}

export function transcript(messages: MessageRow[], change: Partial<Transcript> = {}): Transcript {
  return { conversation: conversation(), messages, turns: [], feedback: [], trajectory: null, ...change };
}
