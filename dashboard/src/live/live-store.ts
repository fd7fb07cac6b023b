import { create } from 'zustand';
import type { AlertRow, Realtime } from '@/lib/api/types';
import type { ServerEvent } from './sse-parser';
import type { Connection } from './stream';

export interface LiveState {
  connection: Connection;
  realtime: Realtime | null;
  alerts: AlertRow[] | null;
  /** Counts the metric events, so that readers know when to look again. */
  beats: number;
  /** When the last event arrived, epoch ms. */
  heardAt: number | null;
  setConnection: (connection: Connection) => void;
  accept: (event: ServerEvent, now: number) => void;
  reset: () => void;
}

const EMPTY = { connection: 'connecting', realtime: null, alerts: null, beats: 0, heardAt: null } as const;

/** What the stream last said. Only live/ writes it. */
export const useLive = create<LiveState>()((set) => ({
  ...EMPTY,
  setConnection(connection) {
    set((state) => (state.connection === connection ? state : { connection }));
  },
  accept(event, now) {
    const body = parse(event.data);
    if (event.event === 'metrics' && isRealtime(body)) {
      set((state) => ({ realtime: body, beats: state.beats + 1, heardAt: now }));
    } else if (event.event === 'alerts') {
      const alerts = alertsOf(body);
      if (alerts) set({ alerts, heardAt: now });
    }
  },
  reset() {
    set({ ...EMPTY });
  },
}));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRealtime(body: unknown): body is Realtime {
  return typeof body === 'object' && body !== null && 'last5m' in body && 'activeConversations' in body;
}

/** The event carries the page of alerts that GET …/alerts answers, or the bare list. */
function alertsOf(body: unknown): AlertRow[] | null {
  if (Array.isArray(body)) return body as AlertRow[];
  if (typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items)) {
    return body.items as AlertRow[];
  }
  return null;
}
