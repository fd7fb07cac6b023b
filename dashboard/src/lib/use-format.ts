import { useMemo } from 'react';
import { formatInstant, type InstantStyle } from './format/instant';
import {
  formatChange,
  formatCount,
  formatDecimal,
  formatDuration,
  formatPoints,
  formatScore,
  formatShare,
} from './format/number';
import { usePreferences } from './preferences-store';

type Value = number | null | undefined;

/** Every formatter of the page, bound to the reader's language and time zone. */
export function useFormat() {
  const language = usePreferences((state) => state.language);
  const timeZone = usePreferences((state) => state.timeZone);
  return useMemo(
    () => ({
      language,
      timeZone,
      count: (value: Value) => formatCount(value, language),
      decimal: (value: Value) => formatDecimal(value, language),
      share: (value: Value) => formatShare(value, language),
      duration: (value: Value) => formatDuration(value, language),
      score: (value: Value) => formatScore(value, language),
      change: (value: Value) => formatChange(value, language),
      points: (value: Value) => formatPoints(value, language),
      instant: (at: string | number, style: InstantStyle) => formatInstant(at, style, language, timeZone),
    }),
    [language, timeZone],
  );
}

export type Format = ReturnType<typeof useFormat>;
