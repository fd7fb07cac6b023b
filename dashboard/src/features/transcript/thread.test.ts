import { describe, expect, it } from 'vitest';
import type { TurnRow } from '@/lib/api/types';
import { message, transcript } from '../../../test/samples';
import { thread } from './thread';

const at = (second: number) => `2026-11-22T10:00:${String(second).padStart(2, '0')}Z`;
const turn = (turnId: string, change: Partial<TurnRow>): TurnRow => ({
  turnId, position: 1, startedAt: at(0), status: 'answered', firstResponseMs: 100, responseMs: 900, agentMessages: 1, stalls: 0, repeatOf: null, ...change,
});
const user = (eventId: string, second: number) => message({ eventId, role: 'user', occurredAt: at(second) });
const agent = (eventId: string, second: number) => message({ eventId, role: 'agent', occurredAt: at(second) });

describe('thread', () => {
  it('gives the wait to the first answer only', () => {
    const entries = thread(transcript([user('u1', 0), agent('a1', 1), agent('a2', 2)], { turns: [turn('u1', {})] }));
    expect(entries.map((entry) => (entry.kind === 'message' ? (entry.turn?.responseMs ?? null) : entry.kind))).toEqual([null, 900, null]);
  });

  it('marks a question that was asked before', () => {
    const turns = [turn('u1', {}), turn('u2', { position: 2, repeatOf: 'u1' })];
    const entries = thread(transcript([user('u1', 0), agent('a1', 1), user('u2', 2), agent('a2', 3)], { turns }));
    expect(entries.map((entry) => entry.kind === 'message' && entry.repeats)).toEqual([false, false, true, false]);
  });

  it('shows where nobody answered', () => {
    const turns = [turn('u1', { status: 'timeout', responseMs: null }), turn('u2', { status: 'unanswered', responseMs: null })];
    expect(thread(transcript([user('u1', 0), user('u2', 30)], { turns })).map((entry) => entry.kind)).toEqual([
      'message', 'unanswered', 'message', 'unanswered',
    ]);
  });

  it('puts judgements where they were given', () => {
    const feedback = [{ eventId: 'f', rating: 4, thumbs: null, comment: null, messageId: null, occurredAt: at(5) }];
    const entries = thread(transcript([user('u1', 0), agent('a1', 1), user('u2', 9)], { feedback }));
    expect(entries.map((entry) => entry.kind)).toEqual(['message', 'message', 'feedback', 'message']);
  });

  it('tells the day at the start and after a long silence', () => {
    const late = message({ eventId: 'u2', occurredAt: '2026-11-23T10:00:00Z' });
    expect(thread(transcript([user('u1', 0), agent('a1', 1), late])).map((entry) => entry.kind === 'message' && entry.day)).toEqual([
      true, false, true,
    ]);
  });
});
