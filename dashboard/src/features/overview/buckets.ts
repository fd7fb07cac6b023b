import type { Bucket, MetricHistory } from '@/lib/api/types';

/** The buckets that have begun. A bucket in which nothing happened is there too, so silence is seen as silence. */
export interface Timeline {
  times: number[];
  buckets: Bucket[];
}

export function timeline(history: MetricHistory, now: number): Timeline {
  const begun = history.buckets.filter((bucket) => Date.parse(bucket.start) <= now);
  return { times: begun.map((bucket) => Date.parse(bucket.start)), buckets: begun };
}
