export type Verdict = 'better' | 'worse' | 'neutral';

export interface Change {
  /** A relative change, or a difference of shares in points. */
  kind: 'relative' | 'points';
  amount: number;
  verdict: Verdict;
}

interface Question {
  current: number | null | undefined;
  previous: number | null | undefined;
  kind: Change['kind'];
  /** Which way is good news; 'none' when it is neither. */
  good: 'up' | 'down' | 'none';
}

/** How a measure moved against the period before; null when either side is unknown. */
export function change({ current, previous, kind, good }: Question): Change | null {
  if (current == null || previous == null) return null;
  if (kind === 'relative' && previous === 0) return null;
  const amount = kind === 'points' ? current - previous : current / previous - 1;
  if (Math.abs(amount) < 0.0005 || good === 'none') return { kind, amount, verdict: 'neutral' };
  return { kind, amount, verdict: amount > 0 === (good === 'up') ? 'better' : 'worse' };
}
