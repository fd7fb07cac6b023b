/** What the page shows when there is nothing to measure: never a zero. */
export const NOTHING = '—';

type Value = number | null | undefined;

const cache = new Map<string, Intl.NumberFormat>();

function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, { useGrouping: 'always', ...options });
  cache.set(key, made);
  return made;
}

const isKnown = (value: Value): value is number => typeof value === 'number' && Number.isFinite(value);

export function formatCount(value: Value, language: string): string {
  if (!isKnown(value)) return NOTHING;
  const compact = Math.abs(value) >= 100_000;
  return formatter(language, compact ? { notation: 'compact', maximumFractionDigits: 1 } : { maximumFractionDigits: 0 }).format(value);
}

/** One decimal below ten, none above: enough to see a rate move. */
export function formatDecimal(value: Value, language: string): string {
  if (!isKnown(value)) return NOTHING;
  return formatter(language, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(value);
}

/** A share 0…1 as a percentage. It never rounds up to 100 % or down to 0 % what is not quite that. */
export function formatShare(value: Value, language: string): string {
  if (!isKnown(value)) return NOTHING;
  const digits = value > 0 && value < 1 ? 1 : 0;
  const shown = value > 0.999 && value < 1 ? 0.999 : value > 0 && value < 0.001 ? 0.001 : value;
  return formatter(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(shown);
}

/** Milliseconds in the unit a person would say: 840 ms, 1.24 s, 2 min 5 s, 3 h 20 min. */
export function formatDuration(value: Value, language: string): string {
  if (!isKnown(value)) return NOTHING;
  const round = (amount: number, digits: number) =>
    formatter(language, { maximumFractionDigits: digits }).format(amount);
  if (Math.abs(value) < 999.5) return `${round(value, 0)} ms`;
  const seconds = value / 1000;
  if (seconds < 9.995) return `${round(seconds, 2)} s`;
  if (seconds < 59.95) return `${round(seconds, 1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return pair(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(seconds / 3600);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(major: number, majorUnit: string, minor: number, minorUnit: string): string {
  return minor === 0 ? `${major} ${majorUnit}` : `${major} ${majorUnit} ${minor} ${minorUnit}`;
}

/** A sentiment score −1…1 with its sign always shown. */
export function formatScore(value: Value, language: string): string {
  if (!isKnown(value)) return NOTHING;
  return formatter(language, { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

/** A relative change 0.12 as "+12 %". */
export function formatChange(value: Value, language: string): string {
  if (!isKnown(value)) return NOTHING;
  const digits = Math.abs(value) < 0.1 ? 1 : 0;
  return formatter(language, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: digits }).format(value);
}

/** The difference of two shares, in percentage points. */
export function formatPoints(value: Value, language: string): string {
  if (!isKnown(value)) return NOTHING;
  const points = value * 100;
  return formatter(language, { signDisplay: 'exceptZero', maximumFractionDigits: Math.abs(points) < 10 ? 1 : 0 }).format(points);
}
