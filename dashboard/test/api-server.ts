import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

export interface ApiServer {
  url: string;
  requests: { path: string; search: URLSearchParams; headers: IncomingMessage['headers'] }[];
  close: () => Promise<void>;
}

/** A real HTTP server on a free port that lives as long as the test. Routes are by path; `*` is the rest. */
export async function apiServer(routes: Record<string, Handler>): Promise<ApiServer> {
  const requests: ApiServer['requests'] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    requests.push({ path: url.pathname, search: url.searchParams, headers: request.headers });
    (routes[url.pathname] ?? routes['*'] ?? problem(404, 'There is no such thing'))(request, response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, close };
}

export function json(body: unknown): Handler {
  return (_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

export function problem(status: number, title: string, detail = '', errors: unknown[] = []): Handler {
  return (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify({ type: 'urn:vigia:problem:test', title, status, detail, instance: '/', errors }));
  };
}

/** Lets the page's relative addresses reach the server, as they do in a browser. */
export function serveFrom(server: ApiServer): void {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => real(typeof input === 'string' ? new URL(input, server.url) : input, init);
  onTestFinished(() => {
    globalThis.fetch = real;
  });
}
