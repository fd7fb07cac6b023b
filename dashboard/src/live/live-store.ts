import { create } from 'zustand';
import type { AlertRow, Realtime } from '@/lib/api/types';
import type { ServerEvent } from './sse-parser';
import type { Connection } from './stream';

export interface LiveState {
  connection: Connection;
  realtime: Realtime | null;
  /** The alerts that fire now; null until the stream has said so. */
  firing: AlertRow[] | null;
  /** What the server says is wrong on its side, until it has numbers again. */
  problem: string | null;
  /** Counts the metric events, so that readers know when to look again. */
  beats: number;
  setConnection: (connection: Connection) => void;
  accept: (event: ServerEvent) => void;
  reset: () => void;
}

const EMPTY = { connection: 'connecting', realtime: null, firing: null, problem: null, beats: 0 } as const;

/** What the stream last said. Only live/ writes it. */
export const useLive = create<LiveState>()((set) => ({
  ...EMPTY,
  setConnection: (connection) => set((state) => (state.connection === connection ? state : { connection })),
  accept: ({ event, data }) => {
    const body = parse(data);
    if (body === null) return;
    if (event === 'metrics' && isRealtime(body)) {
      set((state) => ({ realtime: body, beats: state.beats + 1, problem: null }));
    } else if (event === 'alerts' && isAlertList(body)) {
      set({ firing: body.items.filter((alert) => alert.state === 'firing') });
    } else if (event === 'problem') {
      set({ problem: 'title' in body && typeof body.title === 'string' ? body.title : data });
    }
  },
  reset: () => set({ ...EMPTY }),
}));

function parse(text: string): object | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' ? body : null;
  } catch {
    // One event that cannot be read changes nothing; the next one carries the whole state again.
    return null;
  }
}

function isRealtime(body: object): body is Realtime {
  return 'last5m' in body && 'last60m' in body && 'activeConversations' in body;
}

function isAlertList(body: object): body is { items: AlertRow[] } {
  return 'items' in body && Array.isArray(body.items);
}
