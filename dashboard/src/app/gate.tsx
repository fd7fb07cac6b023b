import { useQueryClient } from '@tanstack/react-query';
import { lazy, useEffect } from 'react';
import { Route, Routes } from 'react-router';
import { useStore } from 'zustand';
import { LoginPage } from '@/features/login/login-page';
import { useSession } from '@/features/login/use-session';
import { ApiProblem } from '@/lib/api/problem';
import { sessionStore } from '@/lib/session-store';
import { NotFoundRoute } from './pages/not-found-route';
import { PreferencesMenu } from './shell/preferences-menu';
import { Shell } from './shell/shell';

const OverviewRoute = lazy(() => import('./pages/overview-route').then((page) => ({ default: page.OverviewRoute })));
const ConversationsRoute = lazy(() => import('./pages/conversations-route').then((page) => ({ default: page.ConversationsRoute })));
const QuestionsRoute = lazy(() => import('./pages/questions-route').then((page) => ({ default: page.QuestionsRoute })));
const TranscriptRoute = lazy(() => import('./pages/transcript-route').then((page) => ({ default: page.TranscriptRoute })));

/** Nothing is shown, and nothing asked for, before the server has said whose token this is. */
export function Gate() {
  const token = useStore(sessionStore, (state) => state.token);
  const client = useQueryClient();
  const session = useSession(token);

  // What one session has read is not for the next one.
  useEffect(() => () => client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }), [client, token]);

  if (token === null || !session.data) {
    const refused = session.error instanceof ApiProblem && session.error.isUnauthorized;
    return (
      <LoginPage
        checking={token !== null && session.isFetching}
        unreachable={token !== null && !refused ? session.error : null}
        retry={() => void session.refetch()}
        preferences={<PreferencesMenu />}
      />
    );
  }
  return (
    <Routes>
      <Route element={<Shell session={session.data} token={token} />}>
        <Route index element={<OverviewRoute />} />
        <Route path="conversations" element={<ConversationsRoute />} />
        <Route path="conversations/:id" element={<TranscriptRoute />} />
        <Route path="questions" element={<QuestionsRoute />} />
        <Route path="*" element={<NotFoundRoute />} />
      </Route>
    </Routes>
  );
}
