import type { AlertRow, ConversationRow, Metrics, Outcome, QuestionList, TopicList, Transcript, TrendRow } from '../src/lib/api/types';
import { inTrouble, talks, type Said, type Talk } from './world';

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();

export interface Scope {
  from: number;
  to: number;
  agentId: string | null;
  now: number;
}

const within = ({ from, to, agentId, now }: Scope) =>
  talks(from - 30 * MINUTE, Math.min(to, now)).filter((talk) => agentId === null || talk.agentId === agentId);

function quantile(sorted: number[], q: number): number | null {
  return sorted[Math.floor(q * (sorted.length - 1))] ?? null;
}

function outcome(talk: Talk, now: number): Outcome {
  if (talk.endsAt > now) return 'open';
  if (talk.handedOff) return 'handed_off';
  const last = talk.said.at(-1);
  return last?.failed || last?.fallback ? 'abandoned' : 'resolved';
}

const label = (score: number) => (score < -0.2 ? 'negative' : score > 0.2 ? 'positive' : 'neutral');

export function metrics(scope: Scope): Metrics {
  const { from, to, now } = scope;
  const all = within(scope);
  const started = all.filter((talk) => talk.startedAt >= from);
  const said = all.flatMap((talk) => talk.said).filter((one) => one.at >= from && one.at < Math.min(to, now));
  const answers = said.filter((one) => one.role === 'agent');
  const users = said.filter((one) => one.role === 'user');
  const times = (pick: (one: Said) => number | null) => {
    const sorted = answers.map(pick).filter((value) => value !== null).sort((a, b) => a - b);
    return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) };
  };
  const ratings = started.flatMap((talk) => (talk.rating !== null && talk.endsAt < now ? [talk.rating] : []));
  const count = (wanted: Outcome) => started.filter((talk) => outcome(talk, now) === wanted).length;
  const mood = (wanted: string) => users.filter((one) => one.score !== null && label(one.score) === wanted).length;
  return {
    conversations: started.length,
    messages: said.length,
    userMessages: users.length,
    turns: users.length,
    successRate: answers.length === 0 ? null : answers.filter((one) => !one.failed && !one.fallback).length / answers.length,
    firstResponseMs: times((one) => (one.failed ? null : one.firstMs)),
    responseMs: times((one) => (one.failed ? null : one.responseMs)),
    csat: {
      score: ratings.length === 0 ? null : ratings.filter((rating) => rating >= 4).length / ratings.length,
      responseRate: started.length === 0 ? null : ratings.length / started.length,
      ratings: ratings.length,
    },
    sentiment: { negative: mood('negative'), neutral: mood('neutral'), positive: mood('positive') },
    outcomes: { resolved: count('resolved'), handedOff: count('handed_off'), abandoned: count('abandoned'), open: count('open') },
    containment: {
      rate: started.length === count('open') ? null : count('resolved') / (started.length - count('open')),
      durableRate: null, repeatRate24h: null, repeatRate7d: null,
    },
    asOf: now > 0 ? iso(Math.min(to, now - 400)) : null,
    complete: to < now - 2 * MINUTE,
    lateEvents: 0,
    generation: 1,
  };
}

export function row(talk: Talk, now: number): ConversationRow {
  const said = talk.said.filter((one) => one.at < now);
  const users = said.filter((one) => one.role === 'user');
  const over = talk.endsAt < now;
  return {
    conversationId: talk.id,
    agentId: talk.agentId,
    agentVersion: '',
    channel: 'web',
    locale: '',
    userId: talk.userId,
    startedAt: iso(talk.startedAt),
    lastEventAt: iso(said.at(-1)?.at ?? talk.startedAt),
    endedAt: over ? iso(talk.endsAt) : null,
    endReason: over ? 'completed' : null,
    outcome: users.length === 0 ? null : outcome(talk, now),
    messages: said.length,
    userMessages: users.length,
    turns: users.length,
    answeredTurns: said.filter((one) => one.role === 'agent' && !one.failed && !one.fallback).length,
    dropOffTurn: outcome(talk, now) === 'abandoned' ? users.length : null,
    version: said.length,
    rating: over ? talk.rating : null,
    sentiment: users.length === 0 ? null : users.reduce((sum, one) => sum + (one.score ?? 0), 0) / users.length,
    preview: users[0]?.text.slice(0, 160) ?? null,
  };
}

/** How the user's scores went; the last fall of 0.3 or more stands for the steepest. */
function trajectory(users: Said[]): Transcript['trajectory'] {
  const scores = users.flatMap((one) => (one.score === null ? [] : [one.score]));
  if (scores.length === 0) return null;
  const worst = Math.min(...scores);
  const start = scores[0] ?? 0;
  const end = scores.at(-1) ?? 0;
  const fell = scores.findLastIndex((score, index) => index > 0 && score - (scores[index - 1] ?? score) <= -0.3);
  return {
    turns: scores.length, start, end, mean: scores.reduce((sum, score) => sum + score, 0) / scores.length, worst,
    worstTurn: scores.indexOf(worst), slope: scores.length < 2 ? 0 : (end - start) / (scores.length - 1),
    recovery: end - worst, fellAfterTurnId: fell < 0 ? null : (users[fell - 1]?.eventId ?? null),
  };
}

export function transcript(talk: Talk, now: number): Transcript {
  const said = talk.said.filter((one) => one.at < now);
  return {
    conversation: row(talk, now),
    trajectory: trajectory(said.filter((one) => one.role === 'user')),
    messages: said.map((one) => ({
      eventId: one.eventId, role: one.role, text: one.text, occurredAt: iso(one.at), completedAt: iso(one.at),
      failed: one.failed, failureReason: one.failed ? 'upstream_error' : null, fallback: one.fallback,
      model: one.role === 'agent' ? 'demo-1' : null, inputTokens: one.role === 'agent' ? 120 : null,
      outputTokens: one.role === 'agent' ? one.text.length : null, language: one.language,
      sentiment: one.score === null ? null : label(one.score), score: one.score, topic: one.topic,
    })),
    turns: said.flatMap((one, index) => {
      if (one.role !== 'user') return [];
      const answer = said[index + 1];
      const status = !answer ? 'pending' : answer.failed ? 'failed' : answer.fallback ? 'fallback' : 'answered';
      return [{
        agentMessages: Number(answer !== undefined), stalls: answer === undefined ? null : 0, turnId: one.eventId, position: index / 2 + 1, startedAt: iso(one.at), status: status as 'answered',
        firstResponseMs: answer?.failed ? null : (answer?.firstMs ?? null),
        responseMs: answer?.failed ? null : (answer?.responseMs ?? null),
        repeatOf: said.find((earlier) => earlier.role === 'user' && earlier.at < one.at && earlier.topic === one.topic)?.eventId ?? null,
      }];
    }),
    feedback: talk.rating === null || talk.endsAt > now ? [] : [{
      eventId: `${talk.id}-f`, rating: talk.rating, thumbs: null, messageId: null, occurredAt: iso(talk.endsAt),
      comment: talk.rating > 3 ? 'Muy rápido, ¡gracias!' : 'No me ha servido',
    }],
  };
}

export function topics(scope: Scope): TopicList {
  const count = (range: Scope) => {
    const byTopic = new Map<string | null, Said[]>();
    for (const one of within(range).flatMap((talk) => talk.said)) {
      if (one.role !== 'user' || one.at < range.from || one.at >= Math.min(range.to, range.now)) continue;
      byTopic.set(one.topic, [...(byTopic.get(one.topic) ?? []), one]);
    }
    return byTopic;
  };
  const length = scope.to - scope.from;
  const current = count(scope);
  const before = count({ ...scope, from: scope.from - length, to: scope.from });
  const messages = [...current.values()].reduce((sum, list) => sum + list.length, 0);
  const rows = [...current].map(([topic, list]) => {
    const mood = (wanted: string) => list.filter((one) => label(one.score ?? 0) === wanted).length;
    return {
      topic, share: list.length / messages, previousMessages: before.get(topic)?.length ?? 0,
      sentiment: { messages: list.length, negative: mood('negative'), neutral: mood('neutral'), positive: mood('positive'), meanScore: 0 },
      trend: 'steady' as const,
      service: { turns: list.length, successRate: 0.94, csat: 0.8, responseP50Ms: 1_840, responseP95Ms: 5_200, repeatedShare: 0.29 },
    };
  });
  return { from: iso(scope.from), to: iso(scope.to), generation: 1, messages, backlog: 0, topics: rows.sort((a, b) => b.share - a.share) };
}

/** One question for each text of the made-up town; how its answers fared follows from its place in the list. */
export function questions(scope: Scope, unknown: boolean): QuestionList {
  const said = within(scope).flatMap((talk) => talk.said.filter((one) => one.role === 'user').map((one) => ({ one, talk })));
  const byTopic = new Map<string, typeof said>();
  for (const each of said) {
    if ((each.one.topic === null) !== unknown) continue;
    const key = `${each.talk.agentId} ${each.one.topic}`;
    byTopic.set(key, [...(byTopic.get(key) ?? []), each]);
  }
  const items = [...byTopic].flatMap(([clusterId, list], index) => {
    const [first, last] = [list[0], list.at(-1)];
    if (!first || !last || list.length < 2) return [];
    const unresolvedShare = (index % 4) / 5;
    return [{
      clusterId, agentId: first.talk.agentId, question: first.one.text, language: first.one.language, topic: first.one.topic,
      asked: list.length, previousAsked: Math.floor(list.length / 2), users: new Set(list.map(({ talk }) => talk.userId ?? talk.id)).size,
      conversations: new Set(list.map(({ talk }) => talk.id)).size, askedAgain: index % 3, unresolvedShare,
      negativeAfterShare: index % 2 ? 0.4 : null, effect: (list.length - 1) * (0.2 + unresolvedShare), growing: index % 2 === 0,
      firstSeen: iso(first.one.at), lastSeen: iso(last.one.at), typicalWords: ['pedido', 'factura'],
      samples: [...new Set(list.map(({ one }) => one.text))].slice(1, 4),
      suggestedAnswer: index % 3 === 2 ? null : { text: 'Ya está: te acabo de enviar un correo con los pasos.', conversationId: last.talk.id, rating: index % 3 ? null : 4.6 },
    }];
  });
  const asked = items.reduce((sum, item) => sum + item.asked, 0);
  return {
    from: iso(scope.from), to: iso(scope.to), generation: 1, userMessages: said.length, questions: asked, repeated: asked - items.length,
    backlog: unknown ? 12 : 0, repeatedQuestionRate: said.length === 0 ? null : (asked - items.length) / said.length,
    items: items.sort((a, b) => b.effect - a.effect),
  };
}

export function alerts(now: number): AlertRow[] {
  const rows: AlertRow[] = [];
  for (let at = now - 3 * 60 * MINUTE; at <= now; at += MINUTE) {
    const minute = Math.floor(at / MINUTE) * MINUTE;
    if (!inTrouble(minute) || inTrouble(minute - MINUTE)) continue;
    const end = minute + 12 * MINUTE;
    rows.push({
      alertId: `slow-answers/soporte/${iso(minute)}`, ruleId: 'slow-answers', agentId: 'soporte', metric: 'responseMs.p95',
      severity: 'critical', state: end > now ? 'firing' : 'resolved', value: 8_410, threshold: 5_000,
      summary: 'p95 of soporte is 8.4 s, above 5 s', startedAt: iso(minute), resolvedAt: end > now ? null : iso(end),
    });
  }
  return rows.reverse();
}

export function trends(now: number): TrendRow[] {
  const hour = 60 * MINUTE;
  const half = (from: number, to: number) => metrics({ from, to, agentId: 'soporte', now });
  const recent = half(now - hour / 2, now);
  const before = half(now - hour, now - hour / 2);
  const pairs: [string, number | null, number | null][] = [
    ['responseMs.p95', recent.responseMs.p95, before.responseMs.p95],
    ['messages', recent.messages, before.messages],
    ['successRate', recent.successRate, before.successRate],
  ];
  return pairs.flatMap(([metric, currentValue, baselineValue], index) =>
    currentValue === null || baselineValue === null || currentValue === baselineValue ? [] : [{
      agentId: 'soporte', metric, direction: currentValue > baselineValue ? 'rising' as const : 'falling' as const,
      slopePerHour: (currentValue - baselineValue) * 2, currentValue, baselineValue, pValue: 0.01 * (index + 1), points: 60,
      windowStart: iso(now - hour), windowEnd: iso(now), asOf: iso(now),
    }]);
}
