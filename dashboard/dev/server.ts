/**
 * A stand-in for the query API while working on the page: `npm run dev:api`, then `npm run dev` or open it directly
 * after `npm run build`. The key is `dev`. Flags: --port N, --empty (no data), --fail (panels fail), --slow (2 s each).
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { alerts, metrics, questions, row, topics, transcript, trends, type Scope } from './answers';
import { talks, type Talk } from './world';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8085' },
    empty: { type: 'boolean', default: false },
    fail: { type: 'boolean', default: false },
    slow: { type: 'boolean', default: false },
  },
});
const PAGES = new URL('../target/classes/dashboard', import.meta.url).pathname;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2',
};
const CSP = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
const DAY = 86_400_000;

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (!url.pathname.startsWith('/api/')) return page(url.pathname, response);
  if (request.headers.authorization !== 'Bearer dev') return problem(response, 401, 'An API key is needed');
  setTimeout(() => answer(url, request, response), values.slow ? 2_000 : 40);
}).listen(Number(values.port), '127.0.0.1', () => console.log(`http://127.0.0.1:${values.port}/#token=dev`));

function answer(url: URL, request: IncomingMessage, response: ServerResponse): void {
  const scope = scopeOf(url.searchParams);
  const path = url.pathname.replace('/api/v1/', '');
  if (path === 'session') return json(response, { name: 'developer', role: 'admin' });
  if (values.fail && path !== 'chat/stream') return problem(response, 503, 'A part that is needed is away; try again soon', 'PostgreSQL does not answer');
  const id = /^chat\/conversations\/(.+)$/.exec(path)?.[1];
  if (id) return oneTalk(decodeURIComponent(id), scope.now, response);
  switch (path) {
    case 'chat/metrics/historical': return json(response, history(scope, url.searchParams.get('step') ?? 'PT1H'));
    case 'chat/metrics/realtime': return json(response, realtime(scope.now));
    case 'chat/topics': return json(response, topics(scope));
    case 'chat/questions': return json(response, questions(scope, url.searchParams.get('topic') === 'none'));
    case 'chat/trends': return json(response, { items: values.empty ? [] : trends(scope.now), generation: 1 });
    case 'chat/alerts': return json(response, alertPage(scope.now));
    case 'chat/agents': return json(response, { items: values.empty ? [] : ['soporte', 'support-en', 'ventas'].map((agentId) => ({ agentId })) });
    case 'chat/conversations': return json(response, list(scope, url.searchParams));
    case 'chat/stream': return stream(request, response);
    default: return problem(response, 404, 'There is no such thing');
  }
}

function scopeOf(search: URLSearchParams): Scope {
  const now = values.empty ? 0 : Date.now();
  const time = (name: string, otherwise: number) => Date.parse(search.get(name) ?? '') || otherwise;
  const to = time('to', Date.now());
  return { from: time('from', to - DAY), to, agentId: search.get('agentId'), now };
}

function history(scope: Scope, step: string) {
  const [, amount, unit] = /^PT?(\d+)([MHD])$/.exec(step) ?? [];
  const width = Number(amount ?? 1) * { M: 60_000, H: 3_600_000, D: DAY }[(unit ?? 'H') as 'M' | 'H' | 'D'];
  const starts = [];
  for (let at = Math.floor(scope.from / width) * width; at < scope.to; at += width) starts.push(at);
  const length = scope.to - scope.from;
  return {
    total: metrics(scope),
    previous: metrics({ ...scope, from: scope.from - length, to: scope.from }),
    buckets: starts.map((at) => ({ start: new Date(at).toISOString(), ...metrics({ ...scope, from: at, to: at + width }) })),
  };
}

function realtime(now: number) {
  const last = (ms: number) => metrics({ from: values.empty ? now : now - ms, to: now + 60_000, agentId: null, now });
  return {
    last5m: last(300_000),
    last60m: last(3_600_000),
    activeConversations: talks(now - 1_800_000, now).filter((talk) => talk.endsAt > now).length,
  };
}

function alertPage(now: number) {
  const items = values.empty ? [] : alerts(now);
  return { items, nextCursor: null, firing: items.filter((alert) => alert.state === 'firing').length };
}

function list(scope: Scope, search: URLSearchParams) {
  const text = search.get('q')?.toLowerCase();
  const before = Number(search.get('cursor') ?? Infinity);
  const limit = Number(search.get('limit') ?? 50);
  const matches = (talk: Talk) => {
    const one = row(talk, scope.now);
    const [least, most] = [search.get('minRating'), search.get('maxRating')];
    return (
      (scope.agentId === null || talk.agentId === scope.agentId) &&
      (!search.get('outcome') || one.outcome === search.get('outcome')) &&
      (!least || (one.rating ?? 0) >= Number(least)) &&
      (!most || (one.rating ?? 9) <= Number(most)) &&
      (!text || talk.said.some((said) => said.text.toLowerCase().includes(text)))
    );
  };
  const found = talks(scope.from, Math.min(scope.to, scope.now, before)).reverse().filter(matches);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map((talk) => row(talk, scope.now)), nextCursor: found.length > limit && last ? String(last.startedAt) : null };
}

function oneTalk(id: string, now: number, response: ServerResponse): void {
  const minute = parseInt(id.split('-')[1] ?? '', 36) * 60_000;
  const talk = Number.isFinite(minute) ? talks(minute, minute + 60_000).find((one) => one.id === id) : undefined;
  if (talk) json(response, transcript(talk, now));
  else problem(response, 404, 'There is no such thing', 'There is no such conversation');
}

function stream(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  let id = Number(request.headers['last-event-id'] ?? 0);
  const beat = () => {
    const now = values.empty ? 0 : Date.now();
    response.write(`id: ${++id}\nevent: metrics\ndata: ${JSON.stringify(realtime(now))}\n\n`);
    response.write(`id: ${++id}\nevent: alerts\ndata: ${JSON.stringify(alertPage(now))}\n\n`);
  };
  beat();
  const timer = setInterval(beat, 1_000);
  request.on('close', () => clearInterval(timer));
}

function page(path: string, response: ServerResponse): void {
  const wanted = join(PAGES, normalize(path));
  const file = extname(wanted) !== '' && existsSync(wanted) ? wanted : join(PAGES, 'index.html');
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain', 'Content-Security-Policy': CSP, 'X-Content-Type-Options': 'nosniff' });
  createReadStream(file).pipe(response);
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, title: string, detail = ''): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title, status, detail, instance: '/', errors: [] }));
}
