import type { ChartModel } from '@/components/chart/chart-types';
import type { Format } from '@/lib/use-format';
import type { Timeline } from './buckets';

interface Words {
  p50: string;
  p95: string;
  messages: string;
  conversations: string;
}

type Value = number | null;

export function latencyModel(line: Timeline, step: number, words: Words, format: Format): ChartModel | null {
  const p50 = line.buckets.map((bucket) => bucket.responseMs.p50);
  if (p50.every((value) => value === null)) return null;
  const duration = (value: Value) => format.duration(value);
  return {
    ...frame(line, step),
    series: [
      { key: 'p50', label: words.p50, kind: 'line', color: 'chart-p50', values: p50, format: duration },
      {
        key: 'p95',
        label: words.p95,
        kind: 'line',
        color: 'chart-p95',
        values: line.buckets.map((bucket) => bucket.responseMs.p95),
        format: duration,
        shadeToPrevious: true,
      },
    ],
  };
}

export function volumeModel(line: Timeline, step: number, words: Words, format: Format): ChartModel | null {
  const messages = line.buckets.map((bucket) => bucket.messages);
  const conversations = line.buckets.map((bucket) => bucket.conversations);
  if (messages.every((value) => value === 0) && conversations.every((value) => value === 0)) return null;
  const count = (value: Value) => format.count(value);
  return {
    ...frame(line, step),
    series: [
      { key: 'messages', label: words.messages, kind: 'bar', color: 'chart-bar', values: messages, format: count },
      {
        key: 'conversations',
        label: words.conversations,
        kind: 'bar',
        color: 'chart-line',
        values: conversations,
        format: count,
      },
    ],
  };
}

function frame(line: Timeline, step: number) {
  return {
    times: line.times,
    step,
    provisional: line.buckets.map((bucket) => !bucket.complete),
  };
}
