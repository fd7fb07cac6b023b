import { create } from 'zustand';

const KEY = 'vigia.token';

export interface SessionState {
  token: string | null;
  /** True when the last token was refused, so that the login page can say why it is there. */
  rejected: boolean;
  enter: (token: string) => void;
  /** Ends the session that used this token; a newer session stays. */
  reject: (token: string | null) => void;
  leave: () => void;
}

/** The token lives in sessionStorage: gone with the tab, never sent by itself, never in the address. */
export const sessionStore = create<SessionState>()((set, get) => ({
  token: sessionStorage.getItem(KEY),
  rejected: false,
  enter(token) {
    sessionStorage.setItem(KEY, token);
    set({ token, rejected: false });
  },
  reject(token) {
    if (get().token !== token) return;
    sessionStorage.removeItem(KEY);
    set({ token: null, rejected: token !== null });
  },
  leave() {
    sessionStorage.removeItem(KEY);
    set({ token: null, rejected: false });
  },
}));

/** Takes `#token=…` out of the address, leaving no trace of it in the history. */
export function takeTokenFromAddress(location: Location, history: History): string | null {
  const match = /^#token=(.+)$/.exec(location.hash);
  if (!match?.[1]) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    return decodeURIComponent(match[1]).trim() || null;
  } catch {
    return match[1].trim();
  }
}
