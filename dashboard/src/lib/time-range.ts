const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const PRESETS = ['15m', '1h', '24h', '7d', '30d'] as const;
export type Preset = (typeof PRESETS)[number];

/** Either a window that ends now and moves with it, or two fixed instants (epoch ms). */
export type TimeRange = { preset: Preset } | { from: number; to: number };

export interface Window {
  from: number;
  to: number;
  /** Bucket width in ms. */
  step: number;
}

const LENGTH: Record<Preset, number> = { '15m': 15 * MINUTE, '1h': HOUR, '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY };

const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, DAY];

/** Enough buckets to see a shape, few enough to tell them apart. */
const MOST_BUCKETS = 120;

export function resolveRange(range: TimeRange, now: number): Window {
  if (!('preset' in range)) return { ...range, step: stepFor(range.to - range.from) };
  const length = LENGTH[range.preset];
  const step = stepFor(length);
  // The last bucket is the one that "now" is in; the window starts on a bucket's edge. Steps above an hour
  // still start on the hour: the API cuts them in the reader's time zone.
  const edge = Math.min(step, HOUR);
  const to = Math.ceil((now + 1) / edge) * edge;
  return { from: to - length, to, step };
}

export function stepFor(length: number): number {
  return STEPS.find((step) => length / step <= MOST_BUCKETS) ?? DAY;
}

/** How often a live page should ask for this range again, in ms. */
export function refreshInterval(range: TimeRange): number {
  if (!('preset' in range)) return Infinity;
  const { step } = resolveRange(range, 0);
  if (step <= MINUTE) return 2_000;
  return step <= 15 * MINUTE ? 10_000 : 30_000;
}

/** ISO 8601 duration of a step: PT1M, PT15M, PT1H, P1D. */
export function isoStep(step: number): string {
  if (step % DAY === 0) return `P${step / DAY}D`;
  return step % HOUR === 0 ? `PT${step / HOUR}H` : `PT${step / MINUTE}M`;
}

export const isoInstant = (at: number): string => new Date(at).toISOString();
