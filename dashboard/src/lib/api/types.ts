import type { components } from './schema';

/** The shapes that the page reads, under the names it uses; all of them come from the API's own OpenAPI file. */
type Schemas = components['schemas'];

export type Metrics = Schemas['Metrics'];
export type MetricHistory = Schemas['MetricHistory'];
export type Bucket = Schemas['MetricBucket'];
export type Realtime = Schemas['RealtimeMetrics'];
export type TopicList = Schemas['TopicList'];
export type TopicRow = Schemas['Topic'];
export type QuestionList = Schemas['QuestionList'];
export type QuestionRow = Schemas['RepeatedQuestion'];
export type TrendList = Schemas['TrendList'];
export type TrendRow = Schemas['Trend'];
export type AlertList = Schemas['AlertList'];
export type AlertRow = Schemas['Alert'];
export type AgentRow = Schemas['Agent'];
export type ConversationList = Schemas['ConversationList'];
export type ConversationRow = Schemas['ConversationRow'];
export type Transcript = Schemas['Transcript'];
export type MessageRow = Schemas['Message'];
export type TurnRow = Schemas['Turn'];
export type FeedbackRow = Schemas['Feedback'];
export type Session = Schemas['Session'];

/** Counts of user messages by mood. */
export type SentimentCounts = Schemas['Sentiment'];
export type Sentiment = NonNullable<MessageRow['sentiment']>;
export type Outcome = NonNullable<ConversationRow['outcome']>;
