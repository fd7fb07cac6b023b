import { useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';
import type { AlertRow, Page } from '@/lib/api/types';
import { useLive } from '@/live/live-store';

/** The alerts as asked for once, and as the stream tells them since. */
export function useAlerts() {
  const query = useQuery({
    queryKey: ['alerts'],
    queryFn: ({ signal }) => getJson<Page<AlertRow>>('/api/v1/chat/alerts', {}, signal),
    refetchInterval: 60_000,
  });
  const live = useLive((state) => state.alerts);
  return { query, alerts: merge(query.data?.items ?? [], live ?? []) };
}

/** The stream's word counts; the newest first, firing before resolved. */
export function merge(asked: AlertRow[], live: AlertRow[]): AlertRow[] {
  const rows = new Map(asked.map((row) => [row.alertId, row]));
  for (const row of live) rows.set(row.alertId, row);
  const rank = (row: AlertRow) => (row.state === 'firing' ? 0 : 1);
  return [...rows.values()].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(b.startedAt) - Date.parse(a.startedAt),
  );
}
