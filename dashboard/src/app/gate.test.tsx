import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { sessionStore } from '@/lib/session-store';
import { apiServer, json, problem, serveFrom, type Handler } from '../../test/api-server';
import { renderAt } from '../../test/render';
import { history, metrics } from '../../test/samples';
import { Gate } from './gate';

const who: Handler = (request, response, url) =>
  (request.headers.authorization === 'Bearer good' ? json({ name: 'ana', role: 'analyst' }) : problem(401, 'An API key is needed'))(request, response, url);
const list = json({ items: [], nextCursor: null, firing: 0, topics: [] });

const routes: Record<string, Handler> = {
  '/api/v1/session': who,
  '/api/v1/chat/metrics/historical': json(history(metrics(), metrics())),
  '/api/v1/chat/stream': (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const realtime = { last5m: metrics(), last60m: metrics(), activeConversations: 3 };
    response.write(`id: 1\nevent: metrics\ndata: ${JSON.stringify(realtime)}\n\n`);
  },
  '*': list,
};

describe('gate', () => {
  beforeEach(() => sessionStore.getState().leave());

  it('asks for a key before anything else', async () => {
    const server = await apiServer(routes);
    serveFrom(server);
    renderAt(<Gate />);
    expect(screen.getByRole('heading', { name: 'Sign in to watch your agents' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Type the key.');
    expect(server.requests).toHaveLength(0);
  });

  it('says why a key was refused, and lets the right one in', async () => {
    serveFrom(await apiServer(routes));
    renderAt(<Gate />);
    await userEvent.type(screen.getByLabelText('Access key'), 'bad{Enter}');
    expect(await screen.findByText(/That key is not valid/)).toBeVisible();
    await userEvent.type(screen.getByLabelText('Access key'), 'good{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    expect(await screen.findByText('3 conversations are open right now.', { exact: false })).toBeVisible();
    expect(screen.getByText('Live')).toBeVisible();
  });

  it('goes back to the login when the key stops working', async () => {
    sessionStore.getState().enter('good');
    serveFrom(await apiServer({ ...routes, '/api/v1/chat/stream': problem(401, 'An API key is needed') }));
    renderAt(<Gate />);
    expect(await screen.findByText(/That key is not valid/)).toBeVisible();
    expect(sessionStorage).toHaveLength(0);
  });

  it('keeps the key while the server is away', async () => {
    sessionStore.getState().enter('good');
    serveFrom(await apiServer({ '*': problem(503, 'A part is away') }));
    renderAt(<Gate />);
    expect(await screen.findByText(/The server does not answer/)).toBeVisible();
    await waitFor(() => expect(sessionStore.getState().token).toBe('good'));
  });
});
