/** The shapes that the dashboard reads from the query API (design §7). */

export interface Quantiles {
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** Counts by label; the dashboard derives shares itself, so that shares over nothing stay unknown. */
export interface SentimentCounts {
  negative: number;
  neutral: number;
  positive: number;
}

export interface OutcomeCounts {
  resolved: number;
  handedOff: number;
  abandoned: number;
  open: number;
}

export interface Metrics {
  conversations: number;
  messages: number;
  userMessages: number;
  turns: number;
  successRate: number | null;
  firstResponseMs: Quantiles;
  responseMs: Quantiles;
  csat: { score: number | null; responseRate: number | null; ratings: number };
  sentiment: SentimentCounts | null;
  outcomes: OutcomeCounts;
  asOf: string | null;
  complete: boolean;
  lateEvents: number;
  generation: number;
}

export type Bucket = Metrics & { start: string };

export interface History {
  total: Metrics;
  previous: Metrics;
  buckets: Bucket[];
}

export interface Realtime {
  last5m: Metrics;
  last60m: Metrics;
  activeConversations: number;
}

export type Sentiment = 'negative' | 'neutral' | 'positive';
export type Outcome = 'resolved' | 'handed_off' | 'abandoned' | 'open';

export interface TopicRow {
  /** null: none of the known topics. */
  topic: string | null;
  share: number;
  previousMessages: number;
  sentiment: SentimentCounts & { messages: number; meanScore: number | null };
}

export interface TopicList {
  messages: number;
  topics: TopicRow[];
}

export interface TrendRow {
  agentId: string;
  metric: string;
  direction: 'rising' | 'falling' | 'steady';
  windowStart: string;
  windowEnd: string;
  slopePerHour: number;
  currentValue: number;
  baselineValue: number;
  pValue: number;
  asOf: string;
}

export interface AlertRow {
  alertId: string;
  ruleId: string;
  agentId: string;
  metric: string;
  severity: 'info' | 'warning' | 'critical';
  state: 'firing' | 'resolved';
  value: number;
  threshold: number;
  summary: string;
  startedAt: string;
  resolvedAt: string | null;
}

export interface AgentRow {
  agentId: string;
}

export interface ConversationRow {
  conversationId: string;
  agentId: string;
  userId: string | null;
  startedAt: string;
  lastEventAt: string;
  endedAt: string | null;
  endReason: string | null;
  /** null until a user has said something. */
  outcome: Outcome | null;
  messages: number;
  turns: number;
  rating: number | null;
  /** Mean score of the user's messages, −1…1. */
  sentiment: number | null;
  /** How the user began. */
  preview: string | null;
}

export interface MessageRow {
  eventId: string;
  role: 'user' | 'agent';
  text: string;
  occurredAt: string;
  completedAt?: string | null;
  failed: boolean;
  failureReason?: string | null;
  fallback: boolean;
  model?: string | null;
  inputTokens?: number | null;
  outputTokens?: number | null;
  language?: string | null;
  sentiment?: Sentiment | null;
  score?: number | null;
  topic?: string | null;
}

export type TurnStatus = 'pending' | 'answered' | 'failed' | 'fallback' | 'timeout' | 'unanswered';

export interface TurnRow {
  turnId: string;
  position: number;
  startedAt: string;
  status: TurnStatus;
  firstResponseMs: number | null;
  responseMs: number | null;
}

export interface FeedbackRow {
  eventId: string;
  rating: number | null;
  thumbs: 'up' | 'down' | null;
  comment: string | null;
  messageId: string | null;
  occurredAt: string;
}

export interface Transcript {
  conversation: ConversationRow;
  messages: MessageRow[];
  turns: TurnRow[];
  feedback: FeedbackRow[];
}

export interface Session {
  name: string;
  role: string;
}

export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}
