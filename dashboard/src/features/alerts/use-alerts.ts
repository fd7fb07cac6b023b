import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getJson } from '@/lib/api/client';
import type { AlertRow } from '@/lib/api/types';
import { useLive } from '@/live/live-store';

const KEY = ['alerts'];

/** What fires, as the stream tells it the moment it changes, and what fired before, as the list tells it. */
export function useAlerts() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson('/api/v1/chat/alerts', { query: { limit: 20 }, signal }),
    refetchInterval: 60_000,
  });
  const firing = useLive((state) => state.firing);
  useEffect(() => {
    // The stream says only what fires; what has just been resolved has to be asked for.
    if (firing) void client.invalidateQueries({ queryKey: KEY });
  }, [client, firing]);
  return { query, alerts: merge(query.data?.items ?? [], firing) };
}

/** Firing before resolved, the newest first. Where the stream has spoken, it alone says what fires. */
export function merge(asked: AlertRow[], firing: AlertRow[] | null): AlertRow[] {
  const resolved = asked.filter((row) => row.state === 'resolved');
  const burning = firing ?? asked.filter((row) => row.state === 'firing');
  const newest = (a: AlertRow, b: AlertRow) => Date.parse(b.startedAt) - Date.parse(a.startedAt);
  return [...burning.toSorted(newest), ...resolved.toSorted(newest)];
}
