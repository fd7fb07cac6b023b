import { useEffect } from 'react';
import { sessionStore } from '@/lib/session-store';
import { useLive } from './live-store';
import { followStream } from './stream';

/** Keeps the one stream of the page open while somebody is logged in. */
export function useLiveStream(token: string): void {
  useEffect(() => {
    const end = new AbortController();
    const { accept, setConnection, reset } = useLive.getState();
    void followStream(
      {
        url: '/api/v1/chat/stream',
        token,
        onEvent: accept,
        onConnection: setConnection,
        onUnauthorized: () => sessionStore.getState().reject(token),
      },
      end.signal,
    );
    return () => {
      end.abort();
      reset();
    };
  }, [token]);
}
