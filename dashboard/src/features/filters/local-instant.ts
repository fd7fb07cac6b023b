import { offsetMs } from '@/lib/format/instant';

/** An instant as the text of a datetime-local field, on the clock of a zone. */
export function toLocalText(at: number, timeZone: string): string {
  return new Date(at + offsetMs(timeZone, at)).toISOString().slice(0, 16);
}

/** The instant that a datetime-local text names on the clock of a zone; NaN when it names none. */
export function fromLocalText(text: string, timeZone: string): number {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return NaN;
  // The offset is that of the answer, not of the question: near a clock change the two differ, so look twice.
  const first = wall - offsetMs(timeZone, wall);
  return wall - offsetMs(timeZone, first);
}
