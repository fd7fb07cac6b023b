import { useQuery } from '@tanstack/react-query';
import { getJson } from '@/lib/api/client';

/** Who the token belongs to. A refused token ends the session by itself. */
export function useSession(token: string | null) {
  return useQuery({
    queryKey: ['session', token],
    queryFn: ({ signal }) => getJson('/api/v1/session', { signal }),
    enabled: token !== null,
    staleTime: 60_000,
    // Without traffic of its own, a tab notices within a minute that its key was withdrawn.
    refetchInterval: 60_000,
  });
}
