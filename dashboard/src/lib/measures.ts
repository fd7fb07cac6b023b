import type { ParseKeys } from 'i18next';
import type { Format } from './use-format';

interface Measure {
  label: ParseKeys;
  format: 'count' | 'share' | 'duration';
  /** Which way is good news. */
  good: 'up' | 'down' | 'none';
}

/** The names that trends and alerts use, which are the paths of the metrics object. */
const MEASURES: Record<string, Measure> = {
  conversations: { label: 'metric.conversations', format: 'count', good: 'none' },
  messages: { label: 'metric.messages', format: 'count', good: 'none' },
  userMessages: { label: 'metric.userMessages', format: 'count', good: 'none' },
  turns: { label: 'measure.turns', format: 'count', good: 'none' },
  successRate: { label: 'metric.successRate', format: 'share', good: 'up' },
  errorRate: { label: 'measure.errorRate', format: 'share', good: 'down' },
  'csat.score': { label: 'metric.csat', format: 'share', good: 'up' },
  'csat.responseRate': { label: 'measure.ratingRate', format: 'share', good: 'up' },
  'sentiment.negative': { label: 'metric.negative', format: 'share', good: 'down' },
  'responseMs.p50': { label: 'measure.responseP50', format: 'duration', good: 'down' },
  'responseMs.p95': { label: 'measure.responseP95', format: 'duration', good: 'down' },
  'responseMs.p99': { label: 'measure.responseP99', format: 'duration', good: 'down' },
  'firstResponseMs.p50': { label: 'measure.firstP50', format: 'duration', good: 'down' },
  'firstResponseMs.p95': { label: 'measure.firstP95', format: 'duration', good: 'down' },
};

/** A measure's words and figures; a name from a newer server is shown as it is. */
export function describeMeasure(metric: string, format: Format) {
  const measure = MEASURES[metric];
  if (!measure) return { label: null, name: metric, good: 'none' as const, figure: format.decimal };
  return { label: measure.label, name: metric, good: measure.good, figure: format[measure.format] };
}
