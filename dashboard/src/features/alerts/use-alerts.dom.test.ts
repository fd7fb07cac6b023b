import { describe, expect, it } from 'vitest';
import type { AlertRow } from '@/lib/api/types';
import { merge } from './use-alerts';

const alert = (alertId: string, state: AlertRow['state'], startedAt: string): AlertRow => ({
  alertId, state, startedAt, ruleId: 'slow', agentId: 'support', metric: 'responseMs.p95', severity: 'warning', value: 6,
  threshold: 5, summary: '', resolvedAt: state === 'resolved' ? startedAt : null,
});
const old = alert('old', 'resolved', '2026-11-22T08:00:00Z');
const one = alert('one', 'firing', '2026-11-22T09:00:00Z');
const two = alert('two', 'firing', '2026-11-22T10:00:00Z');

describe('alerts', () => {
  it('are the list’s until the stream has spoken', () => {
    expect(merge([old, one], null)).toEqual([one, old]);
  });

  it('fire as the stream says, newest first, whatever the older list says', () => {
    expect(merge([old, one], [one, two])).toEqual([two, one, old]);
    expect(merge([old, one], [])).toEqual([old]);
  });
});
