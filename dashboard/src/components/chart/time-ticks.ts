import { offsetMs } from '@/lib/format/instant';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPACINGS = [
  MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY,
];

/** Which of the times carry a label: round ones on the reader's clock, at most `most` of them. */
export function timeTicks(times: readonly number[], timeZone: string, most: number): Set<number> {
  const first = times[0];
  const last = times[times.length - 1];
  if (first === undefined || last === undefined) return new Set();
  const spacing = SPACINGS.find((candidate) => (last - first) / candidate <= most) ?? 30 * DAY;
  const round = times.filter((time) => (time + offsetMs(timeZone, time)) % spacing === 0);
  return new Set(round.length > 0 ? round : [first]);
}
