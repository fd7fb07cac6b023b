import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { apiServer, json, problem, serveFrom, type Handler } from '../../../test/api-server';
import { renderAt } from '../../../test/render';
import { message, transcript } from '../../../test/samples';
import { TranscriptPage } from './transcript-page';

async function show(handler: Handler) {
  serveFrom(await apiServer({ '/api/v1/chat/conversations/c-1': handler }));
  return renderAt(<Routes><Route path="/conversations/:id" element={<TranscriptPage />} /></Routes>, { address: '/conversations/c-1' });
}

describe('transcript', () => {
  it('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script> <a href="javascript:alert(3)">x</a>';
    const { container } = await show(json(transcript([message({ text: hostile, topic: hostile, model: hostile })])));
    expect(await screen.findAllByText(hostile, { exact: false })).not.toHaveLength(0);
    expect(container.querySelector('img, script, a[href^="javascript"]')).toBeNull();
  });

  it('says mood, score, wait and failure in words', async () => {
    await show(
      json(
        transcript(
          [
            message({ eventId: 'u1', text: 'No funciona', sentiment: 'negative', score: -0.42, topic: 'access' }),
            message({ eventId: 'a1', role: 'agent', text: '', failed: true, failureReason: 'upstream_error', occurredAt: '2026-11-22T09:58:03Z' }),
          ],
          { turns: [{ turnId: 'u1', position: 1, startedAt: '2026-11-22T09:58:01Z', status: 'failed', firstResponseMs: 900, responseMs: 2_280, agentMessages: 1, stalls: 2, repeatOf: null }] },
        ),
      ),
    );
    const list = await screen.findByRole('list', { name: 'Messages of the conversation' });
    expect(within(list).getByText('Negative')).toHaveTextContent('Negative-0.42');
    expect(within(list).getByText('access')).toBeVisible();
    expect(within(list).getByText('Answered in 2.28 s')).toBeVisible();
    expect(within(list).getByText('Stood still 2 times')).toBeVisible();
    expect(within(list).getByText('Failure: upstream_error')).toBeVisible();
  });

  it('says where the user gave up', async () => {
    const given = transcript([message({ text: 'Adiós' })]);
    await show(json({ ...given, conversation: { ...given.conversation, endedAt: '2026-11-22T10:03:40Z', outcome: 'abandoned', dropOffTurn: 3 } }));
    expect(await screen.findByText('the user gave up after turn 3', { exact: false })).toBeVisible();
  });

  it('lets every text choose its direction, and cuts what would bury the rest', async () => {
    const long = '😀'.repeat(3_000);
    await show(json(transcript([message({ text: 'مرحبا' }), message({ eventId: 'm-2', text: long })])));
    expect(await screen.findByText('مرحبا')).toHaveAttribute('dir', 'auto');
    expect(screen.queryByText(long)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show all (6,000 characters)' }));
    expect(screen.getByText(long)).toBeVisible();
  });

  it('says so when there is no such conversation', async () => {
    await show(problem(404, 'There is no such thing'));
    expect(await screen.findByText('This conversation does not exist, or it is gone.')).toBeVisible();
  });

  it('shows the problem and tries again', async () => {
    let failed = false;
    const flaky: Handler = (request, response, url) => {
      const handler = failed ? json(transcript([message({ text: 'Hola de nuevo' })])) : problem(503, 'A part is away', 'PostgreSQL does not answer');
      failed = true;
      handler(request, response, url);
    };
    await show(flaky);
    expect(await screen.findByRole('alert')).toHaveTextContent('A part is awayPostgreSQL does not answer');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Hola de nuevo')).toBeVisible();
  });
});
