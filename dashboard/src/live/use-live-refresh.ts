import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive } from './live-store';

/** While the page cannot listen, it asks this often, ms. */
const DEAF_INTERVAL = 15_000;

/** Asks again for everything under a query key when the stream says there is news, at most once per interval. */
export function useLiveRefresh(key: string, intervalMs: number): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!Number.isFinite(intervalMs)) return;
    let last = Date.now();
    let due: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      due = undefined;
      last = Date.now();
      // A request under way is newer than the news it would be cancelled for.
      void client.invalidateQueries({ queryKey: [key] }, { cancelRefetch: false });
    };
    const stop = useLive.subscribe((state, before) => {
      if (state.beats === before.beats || due !== undefined) return;
      due = setTimeout(refresh, Math.max(0, intervalMs - (Date.now() - last)));
    });
    const deaf = setInterval(() => {
      if (useLive.getState().connection !== 'live') refresh();
    }, Math.max(intervalMs, DEAF_INTERVAL));
    return () => {
      stop();
      clearTimeout(due);
      clearInterval(deaf);
    };
  }, [client, key, intervalMs]);
}
