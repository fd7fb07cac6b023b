import { SseParser, type ServerEvent } from './sse-parser';

export type Connection = 'connecting' | 'live' | 'stale' | 'offline';

export interface StreamOptions {
  url: string;
  token: string;
  onEvent: (event: ServerEvent) => void;
  onConnection: (connection: Connection) => void;
  /** The token is refused: the stream ends for good. */
  onUnauthorized: () => void;
  /** Silence, heartbeats included, after which the numbers are called stale, ms. */
  staleAfterMs?: number;
  /** Silence after which the connection is given up and made anew, ms. */
  giveUpAfterMs?: number;
  firstPauseMs?: number;
  longestPauseMs?: number;
  /** 0…1; spreads the reconnects of many pages. */
  random?: () => number;
}

/** Reads the live stream for as long as the signal lasts, reconnecting where it left off. */
export async function followStream(options: StreamOptions, signal: AbortSignal): Promise<void> {
  const { firstPauseMs = 1_000, longestPauseMs = 30_000, random = Math.random } = options;
  const parser = { lastId: null as string | null, retryMs: null as number | null };
  let failures = 0;
  options.onConnection('connecting');
  while (!signal.aborted) {
    const result = await readOnce(options, parser, signal);
    if (signal.aborted) return;
    options.onConnection('offline');
    if (result === 'unauthorized') return options.onUnauthorized();
    failures = result === 'ended' ? 1 : failures + 1;
    const ceiling = Math.min(longestPauseMs, (parser.retryMs ?? firstPauseMs) * 2 ** (failures - 1));
    await pause(ceiling * (0.5 + random() / 2), signal);
  }
}

type Result = 'unauthorized' | 'failed' | 'ended';
type Resume = { lastId: string | null; retryMs: number | null };

async function readOnce(options: StreamOptions, resume: Resume, signal: AbortSignal): Promise<Result> {
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  signal.addEventListener('abort', stop);
  const silence = watchSilence(options, stop);
  let opened = false;
  try {
    const headers: Record<string, string> = { Accept: 'text/event-stream', Authorization: `Bearer ${options.token}` };
    if (resume.lastId !== null) headers['Last-Event-ID'] = resume.lastId;
    const response = await fetch(options.url, { headers, signal: attempt.signal, cache: 'no-store' });
    if (response.status === 401) return 'unauthorized';
    if (!response.ok || !response.body) return 'failed';
    opened = true;
    const parser = new SseParser();
    parser.lastId = resume.lastId;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    silence.heard();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      silence.heard();
      for (const event of parser.push(piece.value)) options.onEvent(event);
      resume.lastId = parser.lastId;
      resume.retryMs = parser.retryMs ?? resume.retryMs;
    }
    return 'ended';
  } catch {
    // Every way a connection can break ends here; the caller shows "offline" and tries again.
    return opened ? 'ended' : 'failed';
  } finally {
    silence.end();
    signal.removeEventListener('abort', stop);
  }
}

function watchSilence(options: StreamOptions, giveUp: () => void) {
  const { staleAfterMs = 20_000, giveUpAfterMs = 45_000, onConnection } = options;
  let stale: ReturnType<typeof setTimeout> | undefined;
  let end = setTimeout(giveUp, giveUpAfterMs);
  const clear = () => {
    clearTimeout(stale);
    clearTimeout(end);
  };
  return {
    heard() {
      clear();
      onConnection('live');
      stale = setTimeout(() => onConnection('stale'), staleAfterMs);
      end = setTimeout(giveUp, giveUpAfterMs);
    },
    end: clear,
  };
}

/** Waits, but no longer than the signal, and not at all once the browser says it is back online. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    window.addEventListener('online', done);
  });
}
