import type { FeedbackRow, MessageRow, Transcript, TurnRow } from '@/lib/api/types';

/** What stands in the thread, in the order of time. */
export type Entry =
  | { kind: 'message'; key: string; at: number; message: MessageRow; turn: TurnRow | null; day: boolean; repeats: boolean }
  | { kind: 'unanswered'; key: string; at: number; status: 'timeout' | 'unanswered' }
  | { kind: 'feedback'; key: string; at: number; feedback: FeedbackRow };

const DAY = 86_400_000;

/** Puts messages, silences and ratings on one thread; an answer carries the turn whose latency it ended. */
export function thread({ messages, turns, feedback }: Transcript): Entry[] {
  const turnOf = new Map(turns.map((turn) => [turn.turnId, turn]));
  const sorted = [...messages].sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt));
  const entries: Entry[] = [];
  let open: TurnRow | null = null;
  let before = NaN;
  const silence = (turn: TurnRow | null, at: number) => {
    if (turn?.status !== 'timeout' && turn?.status !== 'unanswered') return;
    entries.push({ kind: 'unanswered', key: `silence ${turn.turnId}`, at, status: turn.status });
  };
  for (const message of sorted) {
    const at = Date.parse(message.occurredAt);
    if (message.role === 'user') {
      silence(open, at);
      open = turnOf.get(message.eventId) ?? null;
    }
    // Only the first answer of a turn has its latency; what follows belongs to nobody's wait.
    const turn: TurnRow | null = message.role === 'agent' ? open : null;
    const repeats = message.role === 'user' && open?.repeatOf != null;
    entries.push({ kind: 'message', key: message.eventId, at, message, turn, day: !(at - before < DAY / 4), repeats });
    if (message.role === 'agent') open = null;
    before = at;
  }
  silence(open, before);
  for (const judgement of feedback) {
    entries.push({ kind: 'feedback', key: judgement.eventId, at: Date.parse(judgement.occurredAt), feedback: judgement });
  }
  return entries.sort((a, b) => a.at - b.at);
}
