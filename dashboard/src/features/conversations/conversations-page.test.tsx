import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { apiServer, json, serveFrom, type Handler } from '../../../test/api-server';
import { renderAt } from '../../../test/render';
import { conversation } from '../../../test/samples';
import { ConversationsPage } from './conversations-page';

const page = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => conversation({ conversationId: `c-${from + index}`, preview: `text ${from + index}` }));

async function show(handler: Handler, address = '/conversations') {
  const server = await apiServer({ '/api/v1/chat/conversations': handler });
  serveFrom(server);
  renderAt(<ConversationsPage />, { address });
  return server;
}

describe('conversations', () => {
  it('keeps only what is near the window in the page', async () => {
    await show(json({ items: page(0, 2_000), nextCursor: null }));
    expect(await screen.findByText('text 0')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('2000 conversations');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  it('goes on with the cursor, in the range of the first page', async () => {
    const pages: Handler = (request, response, url) =>
      json(url.searchParams.has('cursor') ? { items: page(5, 5), nextCursor: null } : { items: page(0, 5), nextCursor: 'next' })(request, response, url);
    const server = await show(pages);
    expect(await screen.findByText('text 9')).toBeVisible();
    expect(server.requests[1]?.search.get('cursor')).toBe('next');
    expect(server.requests[1]?.search.get('to')).toBe(server.requests[0]?.search.get('to'));
  });

  it('asks for what the address filters by, and can drop it', async () => {
    const server = await show(json({ items: [], nextCursor: null }), '/conversations?outcome=abandoned&q=ca%C3%B1a&rating=bad&range=7d');
    expect(await screen.findByText('No conversation matches these filters.')).toBeVisible();
    const search = server.requests[0]?.search;
    expect([search?.get('outcome'), search?.get('q'), search?.get('maxRating')]).toEqual(['abandoned', 'caña', '3']);
    await userEvent.click(screen.getAllByRole('button', { name: 'Clear the filters' })[0] as HTMLElement);
    expect(await screen.findByText(/No conversations in this period yet/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Search in the texts' })).toHaveValue('');
    expect(server.requests.at(-1)?.search.get('outcome')).toBeNull();
  });

  it('searches when the typing pauses', async () => {
    const server = await show(json({ items: page(0, 1), nextCursor: null }));
    await userEvent.type(await screen.findByRole('textbox'), 'factura');
    await waitFor(() => expect(server.requests.at(-1)?.search.get('q')).toBe('factura'));
    expect(server.requests.length).toBeLessThan(5);
  });

  it('shows what is not known as a dash', async () => {
    await show(json({ items: [conversation({ outcome: null, userId: null, preview: null })], nextCursor: null }));
    const row = (await screen.findByText('anonymous')).closest('[role=row]') as HTMLElement;
    expect(within(row).getAllByText('—')).toHaveLength(4);
  });
});
