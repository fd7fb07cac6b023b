import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Metrics } from '@/lib/api/types';
import { useLive } from '@/live/live-store';
import { apiServer, json, problem, serveFrom } from '../../../test/api-server';
import { renderAt } from '../../../test/render';
import { history, metrics, nothing } from '../../../test/samples';
import { Overview } from './overview';

const beside = { alerts: null, topics: null, trends: null };

async function show(total: Metrics, previous = nothing(), address = '/') {
  const server = await apiServer({ '/api/v1/chat/metrics/historical': json(history(total, previous)) });
  serveFrom(server);
  renderAt(<Overview beside={beside} />, { address });
  await screen.findByRole('article', { name: 'Success rate' });
  return server;
}

const card = (name: string) => within(screen.getByRole('article', { name }));

describe('overview', () => {
  beforeEach(() => useLive.getState().reset());

  it('shows a dash and the reason, never a zero, for a rate over nothing', async () => {
    await show(nothing());
    for (const [name, reason] of [
      ['Success rate', 'There were no turns'], ['Response time', 'There were no answers'], ['Satisfaction', 'Nobody gave a rating'],
      ['Negative sentiment', 'No message of this period'],
    ] as const) {
      expect(card(name).getByText('—')).toBeVisible();
      expect(card(name).getByText(reason, { exact: false })).toBeVisible();
      expect(card(name).queryByText(/\b0\b/)).toBeNull();
    }
  });

  it('shows figures, their change for better or worse, and how fresh they are', async () => {
    const before = metrics({ successRate: 0.97, responseMs: { p50: 2_480, p95: 5_000, p99: 6_000 } });
    await show(metrics({ complete: false }), before);
    expect(card('Success rate').getByText('95.0%')).toBeVisible();
    expect(card('Success rate').getByText('-2 pp', { exact: false })).toHaveTextContent('(worse)');
    expect(card('Response time').getByText('-50%', { exact: false })).toHaveTextContent('(better)');
    expect(card('Response time').getByText('4.1 s')).toBeVisible();
    expect(card('Satisfaction').getByText('25.0% rate it')).toBeVisible();
    expect(card('Satisfaction').getByText('Data up to 10:00:00')).toBeVisible();
    expect(card('Satisfaction').getByText('provisional')).toBeVisible();
  });

  it('tells whether users needed a person or came back, where the time for it is over', async () => {
    await show(metrics({ containment: { rate: 0.82, durableRate: 0.7, repeatRate24h: 0.1, repeatRate7d: null } }));
    const outcomes = within(screen.getByRole('region', { name: 'Outcomes' }));
    for (const [label, share] of [['Without a person', '82.0%'], ['And not back within 24 h', '70.0%'], ['Back within 24 h', '10.0%']] as const) {
      expect(outcomes.getByText(label).nextElementSibling).toHaveTextContent(share);
    }
    expect(outcomes.queryByText('Back within 7 days')).toBeNull();
  });

  it('moves with the stream', async () => {
    await show(metrics());
    expect(card('Open conversations').getByText('—')).toBeVisible();
    const realtime = { last5m: metrics({ messages: 21 }), last60m: metrics(), activeConversations: 7 };
    act(() => useLive.getState().accept({ id: '1', event: 'metrics', data: JSON.stringify(realtime) }));
    expect(card('Open conversations').getByText('7')).toBeVisible();
    expect(card('Messages per minute').getByText('4.2')).toBeVisible();
    expect(screen.getByText('7 conversations are open right now.', { exact: false })).toBeVisible();
  });

  it('asks for the range and the agent of the address', async () => {
    const server = await show(metrics(), nothing(), '/?range=24h&agent=support');
    const search = server.requests[0]?.search;
    expect(search?.get('agentId')).toBe('support');
    expect(search?.get('step')).toBe('PT15M');
    expect(search?.get('tz')).toBe('UTC');
    expect(Date.parse(search?.get('to') ?? '') - Date.parse(search?.get('from') ?? '')).toBe(86_400_000);
  });

  it('tells the chart as a table', async () => {
    await show(metrics());
    await userEvent.click(screen.getAllByRole('button', { name: 'Show as a table' })[0] as HTMLElement);
    const table = screen.getByRole('table', { name: 'Response time' });
    expect(within(table).getByRole('cell', { name: '1.24 s' })).toBeVisible();
  });

  it('shows the problem of the server', async () => {
    serveFrom(await apiServer({ '*': problem(403, 'This API key may not do that', 'role ingest') }));
    renderAt(<Overview beside={beside} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('This API key may not do that');
  });
});
