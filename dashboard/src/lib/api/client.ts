import { sessionStore } from '@/lib/session-store';
import { ApiProblem } from './problem';
import type { paths } from './schema';

interface Answers<T> {
  responses: { 200: { content: { 'application/json': T } } };
}

/** The addresses that answer a GET with JSON. */
export type GetPath = { [P in keyof paths]: paths[P] extends { get: Answers<unknown> } ? P : never }[keyof paths];

export type Answer<P extends GetPath> = paths[P] extends { get: Answers<infer T> } ? T : never;

type Declared<P extends GetPath> = paths[P] extends { get: { parameters: infer D } } ? D : never;
type PathOf<P extends GetPath> = Declared<P> extends { path: infer V extends object } ? V : undefined;
type QueryOf<P extends GetPath> = Declared<P> extends { query?: infer Q } ? { [K in keyof Q]: Q[K] | null } : undefined;

export interface GetOptions<P extends GetPath> {
  path?: PathOf<P>;
  query?: QueryOf<P>;
  signal?: AbortSignal;
}

/**
 * GETs JSON from the query API with the session's token, in the types of its OpenAPI file. Throws ApiProblem; a 401
 * also ends the session.
 */
export async function getJson<P extends GetPath>(template: P, options: GetOptions<P> = {}): Promise<Answer<P>> {
  const { token } = sessionStore.getState();
  const response = await open(address(template, options.path, options.query), token, options.signal);
  if (response.status === 401) sessionStore.getState().reject(token);
  if (!response.ok) throw await ApiProblem.from(response);
  return (await response.json()) as Answer<P>;
}

/** Fills the path's places, and adds every parameter of the query that has a value. */
export function address(template: string, path: object = {}, query: object = {}): string {
  let filled = template;
  for (const [name, value] of Object.entries(path)) {
    filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
  }
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

async function open(url: string, token: string | null, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  try {
    return await fetch(url, { headers, signal: signal ?? null, cache: 'no-cache' });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw ApiProblem.unreachable(cause);
  }
}
