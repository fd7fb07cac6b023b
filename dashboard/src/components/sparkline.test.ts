import { describe, expect, it } from 'vitest';
import { sparkPath } from './sparkline';

describe('sparkline', () => {
  it('breaks where there was nothing to measure', () => {
    expect(sparkPath([1, 2, null, 4, 5]).match(/M/g)).toHaveLength(2);
  });

  it('is flat in the middle when nothing moves', () => {
    expect(sparkPath([3, 3])).toBe('M0 16h.1L120 16');
  });

  it('is nothing for less than two values', () => {
    expect(sparkPath([null, 1, null])).toBe('');
    expect(sparkPath([])).toBe('');
  });
});
