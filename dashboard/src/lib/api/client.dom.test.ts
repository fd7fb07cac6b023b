import { beforeEach, describe, expect, it } from 'vitest';
import { sessionStore } from '@/lib/session-store';
import { apiServer, json, problem, serveFrom } from '../../../test/api-server';
import { address, getJson } from './client';
import { ApiProblem } from './problem';

const failure = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);

describe('getJson', () => {
  beforeEach(() => sessionStore.getState().enter('secret'));

  it('sends the token and leaves out what has no value', async () => {
    const server = await apiServer({ '/api/v1/chat/agents': json({ items: [] }), '/api/v1/chat/topics': json({ topics: [] }) });
    serveFrom(server);
    await getJson('/api/v1/chat/topics', { query: { agentId: null, from: '2026-11-22T00:00:00Z' } });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer secret');
    expect([...(server.requests[0]?.search ?? [])]).toEqual([['from', '2026-11-22T00:00:00Z']]);
  });

  it('fills places in the path without letting a value leave its place', () => {
    expect(address('/c/{id}', { id: '../a b?c#d' })).toBe('/c/..%2Fa%20b%3Fc%23d');
  });

  it('turns a problem into its title, its detail and every fault', async () => {
    const faults = [{ in: 'query', name: 'from', detail: 'must be before to' }];
    serveFrom(await apiServer({ '*': problem(400, 'The request cannot be understood', '1 fault in the request', faults) }));
    const error = await failure(getJson('/api/v1/chat/agents'));
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({
      status: 400, title: 'The request cannot be understood', detail: '1 fault in the request · from: must be before to',
    });
  });

  it('ends the session on 401', async () => {
    serveFrom(await apiServer({ '*': problem(401, 'An API key is needed') }));
    await failure(getJson('/api/v1/chat/agents'));
    expect(sessionStore.getState()).toMatchObject({ token: null, rejected: true });
  });

  it('says so when nobody answers', async () => {
    const server = await apiServer({});
    serveFrom(server);
    await server.close();
    expect(await failure(getJson('/api/v1/chat/agents'))).toMatchObject({ status: 0 });
    expect(sessionStore.getState().token).toBe('secret');
  });

  it('bears an error page that is not a problem', async () => {
    const server = await apiServer({ '*': (_, response) => response.writeHead(502).end('<html>Bad gateway</html>') });
    serveFrom(server);
    expect(await failure(getJson('/api/v1/chat/agents'))).toMatchObject({ status: 502, title: 'Bad Gateway' });
  });
});
