import { sessionStore } from '@/lib/session-store';
import { ApiProblem } from './problem';

export type Parameters = Record<string, string | number | boolean | null | undefined>;

/** GETs JSON from the query API with the session's token. Throws ApiProblem; a 401 also ends the session. */
export async function getJson<T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  const token = sessionStore.getState().token;
  const response = await open(withParameters(path, parameters), token, signal);
  if (response.status === 401) sessionStore.getState().reject(token);
  if (!response.ok) throw await ApiProblem.from(response);
  return (await response.json()) as T;
}

export function withParameters(path: string, parameters: Parameters): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

async function open(address: string, token: string | null, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  try {
    return await fetch(address, { headers, signal: signal ?? null, cache: 'no-cache' });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw ApiProblem.unreachable(cause);
  }
}
