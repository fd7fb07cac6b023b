import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api/problem';

/** One try again for what may pass by itself; none for what the request itself got wrong. */
function mayPass(failures: number, error: Error): boolean {
  const status = error instanceof ApiProblem ? error.status : 0;
  return failures < 1 && (status === 0 || status >= 500);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: mayPass, retryDelay: 800, staleTime: 1_000, refetchOnWindowFocus: true } },
  });
}
