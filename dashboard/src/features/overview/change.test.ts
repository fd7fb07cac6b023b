import { describe, expect, it } from 'vitest';
import { change } from './change';

describe('change', () => {
  it('is unknown when either side is, or when there was nothing to grow from', () => {
    expect(change({ current: null, previous: 1, kind: 'points', good: 'up' })).toBeNull();
    expect(change({ current: 1, previous: null, kind: 'relative', good: 'up' })).toBeNull();
    expect(change({ current: 1, previous: 0, kind: 'relative', good: 'up' })).toBeNull();
    expect(change({ current: 0.5, previous: 0, kind: 'points', good: 'up' })?.amount).toBe(0.5);
  });

  it('knows good news from bad', () => {
    expect(change({ current: 2, previous: 1, kind: 'relative', good: 'down' })).toEqual({ kind: 'relative', amount: 1, verdict: 'worse' });
    expect(change({ current: 0.9, previous: 0.8, kind: 'points', good: 'up' })?.verdict).toBe('better');
    expect(change({ current: 2, previous: 1, kind: 'relative', good: 'none' })?.verdict).toBe('neutral');
    expect(change({ current: 1, previous: 1, kind: 'relative', good: 'up' })?.verdict).toBe('neutral');
  });
});
