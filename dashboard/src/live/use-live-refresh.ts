import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive } from './live-store';

/** Even when nothing happens, a window that ends now moves on; and a page that cannot listen has to ask, ms. */
const QUIET_INTERVAL = 20_000;

/** Asks again for everything under a query key when the stream says there is news, at most once per interval. */
export function useLiveRefresh(key: string, intervalMs: number): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!Number.isFinite(intervalMs)) return;
    let due: ReturnType<typeof setTimeout>;
    let last = Date.now();
    let news = false;
    const plan = () => {
      clearTimeout(due);
      const pause = news ? intervalMs : Math.max(intervalMs, QUIET_INTERVAL);
      due = setTimeout(refresh, Math.max(0, last + pause - Date.now()));
    };
    const refresh = () => {
      last = Date.now();
      news = false;
      // A request under way is newer than the news it would be cancelled for.
      void client.invalidateQueries({ queryKey: [key] }, { cancelRefetch: false });
      plan();
    };
    const stop = useLive.subscribe((state, before) => {
      if (state.beats === before.beats || news) return;
      news = true;
      plan();
    });
    plan();
    return () => {
      stop();
      clearTimeout(due);
    };
  }, [client, key, intervalMs]);
}
