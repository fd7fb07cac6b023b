import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { QuestionList, QuestionRow } from '@/lib/api/types';
import { apiServer, json, serveFrom } from '../../../test/api-server';
import { renderAt } from '../../../test/render';
import { QuestionsPage } from './questions-page';

const question: QuestionRow = {
  clusterId: 'q-1', agentId: 'soporte', question: '¿Dónde está mi pedido?', language: 'es', topic: 'order-status',
  asked: 320, previousAsked: 190, users: 210, conversations: 260, askedAgain: 60, unresolvedShare: 0.61, negativeAfterShare: 0.4,
  effect: 361.8, firstSeen: '2026-11-02T09:14:00Z', lastSeen: '2026-11-22T09:59:00Z', growing: true, typicalWords: ['pedido'],
  samples: ['mi pedido no llega'], suggestedAnswer: { text: 'Llega mañana.', conversationId: 'c/1', rating: 4.6 },
};
const list = (items: QuestionRow[]): QuestionList => ({
  from: '2026-11-15T10:00:00Z', to: '2026-11-22T10:00:00Z', userMessages: 731, questions: 640, repeated: 212, repeatedQuestionRate: 0.29, backlog: 1_204,
  items, generation: 1,
});

async function show(items: QuestionRow[], language: 'es' | 'en' = 'en') {
  const server = await apiServer({ '/api/v1/chat/questions': json(list(items)) });
  serveFrom(server);
  renderAt(<QuestionsPage />, { address: '/questions?range=7d', language });
  return server;
}

describe('repeated questions', () => {
  it('says how often, by how many, how it went and what to answer', async () => {
    await show([question]);
    expect(await screen.findByRole('heading', { name: '¿Dónde está mi pedido?' })).toBeVisible();
    expect(screen.getByText(/Asked 320 times by 210 users · 60 times again/)).toBeVisible();
    for (const words of ['61.0% unresolved', '40.0% upset afterwards', 'Order status and delivery', 'Llega mañana.']) {
      expect(screen.getByText(words)).toBeVisible();
    }
    expect(screen.getByRole('link', { name: 'See the conversation' })).toHaveAttribute('href', '/conversations/c%2F1?range=7d');
  });

  it('speaks Spanish, topics included', async () => {
    await show([question], 'es');
    expect(await screen.findByText('Estado del pedido y envío')).toBeVisible();
    expect(screen.getByText(/^Quedan 1.?204 mensajes por analizar$/)).toBeVisible();
    expect(screen.getByText(/Preguntada 320 veces por 210 usuarios/)).toBeVisible();
  });

  it('shows a topic of the reader’s own as it is called, and leaves out what is not known', async () => {
    await show([{ ...question, topic: 'constructor', unresolvedShare: null, suggestedAnswer: null, samples: [] }]);
    expect(await screen.findByText('constructor')).toBeVisible();
    expect(screen.queryByText(/unresolved/)).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('asks for the groups on no known topic', async () => {
    const server = await show([]);
    expect(await screen.findByText('Nobody repeated a question in this period.')).toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox'), 'unknown');
    expect(await screen.findByText(/No group of questions/)).toBeVisible();
    expect(server.requests.at(-1)?.search.get('topic')).toBe('none');
  });
});
