import type { ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { apiServer, problem, type Handler } from '../../test/api-server';
import type { ServerEvent } from './sse-parser';
import { followStream, type Connection, type StreamOptions } from './stream';

function follow(url: string, change: Partial<StreamOptions> = {}) {
  const events: ServerEvent[] = [];
  const connections: Connection[] = [];
  const onUnauthorized = vi.fn();
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const done = followStream(
    {
      url, token: 'secret', onUnauthorized, firstPauseMs: 5, longestPauseMs: 20, random: () => 1,
      onEvent: (event) => events.push(event), onConnection: (connection) => connections.push(connection), ...change,
    },
    end.signal,
  );
  return { events, connections, onUnauthorized, end, done };
}

const begin = (response: ServerResponse) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.flushHeaders();
};

describe('followStream', () => {
  it('sends the token as a header and tells events that arrive in pieces', async () => {
    const server = await apiServer({
      '/stream': (_, response) => {
        begin(response);
        const bytes = Buffer.from('id: 1\nevent: metrics\ndata: {"text":"ñandú 😀"}\n\n');
        // Cut inside the four bytes of the emoji.
        const cut = bytes.indexOf(Buffer.from('😀')) + 2;
        response.write(bytes.subarray(0, cut), () => setTimeout(() => response.write(bytes.subarray(cut)), 20));
      },
    });
    const { events, connections } = follow(`${server.url}/stream`);
    await vi.waitFor(() => expect(events).toEqual([{ id: '1', event: 'metrics', data: '{"text":"ñandú 😀"}' }]));
    expect(server.requests[0]?.headers.authorization).toBe('Bearer secret');
    expect(connections.slice(0, 2)).toEqual(['connecting', 'live']);
  });

  it('comes back after a break and says where it left off', async () => {
    let visits = 0;
    const server = await apiServer({
      '/stream': (_, response) => {
        begin(response);
        visits += 1;
        response.write(`id: e-${visits}\ndata: ${visits}\n\n`, () => visits < 3 && response.destroy());
      },
    });
    const { events, connections } = follow(`${server.url}/stream`);
    await vi.waitFor(() => expect(events.map((event) => event.data)).toEqual(['1', '2', '3']));
    expect(server.requests.map((request) => request.headers['last-event-id'])).toEqual([undefined, 'e-1', 'e-2']);
    expect(connections).toContain('offline');
    expect(connections.at(-1)).toBe('live');
  });

  it('keeps trying while the server answers with a problem', async () => {
    let visits = 0;
    const away = problem(503, 'A part that is needed is away');
    const handler: Handler = (request, response, url) => {
      visits += 1;
      if (visits < 4) return away(request, response, url);
      begin(response);
      response.write('data: back\n\n');
    };
    const server = await apiServer({ '/stream': handler });
    const { events } = follow(`${server.url}/stream`);
    await vi.waitFor(() => expect(events).toHaveLength(1));
    expect(visits).toBe(4);
  });

  it('ends for good when the token is refused', async () => {
    const server = await apiServer({ '/stream': problem(401, 'An API key is needed') });
    const { onUnauthorized, done } = follow(`${server.url}/stream`);
    await done;
    expect(onUnauthorized).toHaveBeenCalledOnce();
    expect(server.requests).toHaveLength(1);
  });

  it('calls a silent stream stale, then gives it up and connects anew', async () => {
    let visits = 0;
    const server = await apiServer({
      '/stream': (_, response) => {
        begin(response);
        visits += 1;
        response.write(': hello\n\n');
      },
    });
    const { connections } = follow(`${server.url}/stream`, { staleAfterMs: 20, giveUpAfterMs: 60 });
    await vi.waitFor(() => expect(visits).toBeGreaterThan(1));
    expect(connections).toContain('stale');
    expect(connections.indexOf('stale')).toBeLessThan(connections.indexOf('offline'));
  });

  it('stops at once when it is no longer wanted', async () => {
    const server = await apiServer({ '/stream': (_, response) => begin(response) });
    const { end, done, connections } = follow(`${server.url}/stream`);
    await vi.waitFor(() => expect(connections).toContain('live'));
    end.abort();
    await done;
    expect(server.requests).toHaveLength(1);
  });
});
