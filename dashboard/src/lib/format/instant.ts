const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = [language, timeZone, JSON.stringify(options)].join('|');
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { timeZone, hourCycle: 'h23', ...options });
  cache.set(key, made);
  return made;
}

export type InstantStyle = 'second' | 'minute' | 'dayMinute' | 'day' | 'full';

const STYLES: Record<InstantStyle, Intl.DateTimeFormatOptions> = {
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  minute: { hour: '2-digit', minute: '2-digit' },
  dayMinute: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  full: { dateStyle: 'full', timeStyle: 'long' },
};

export function formatInstant(at: string | number, style: InstantStyle, language: string, timeZone: string): string {
  return formatter(language, timeZone, STYLES[style]).format(new Date(at));
}

/** "GMT+1" for the zone at that instant. */
export function zoneOffset(timeZone: string, at: number): string {
  const parts = formatter('en', timeZone, { timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

/** How far the zone's wall clock is ahead of UTC at that instant, in ms. */
export function offsetMs(timeZone: string, at: number): number {
  const match = /GMT(?:([+-])(\d+)(?::(\d+))?)?/.exec(zoneOffset(timeZone, at));
  if (!match?.[1]) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000;
}
