import { describe, expect, it } from 'vitest';
import { SseParser } from './sse-parser';

const STREAM = ': heartbeat\r\nretry: 2500\nid: a-1\nevent: metrics\ndata: {"a":1,\ndata:  "ñ":"😀"}\n\ndata: plain\r\r\nid: a-2\n\n';

describe('SseParser', () => {
  it('reads the same events wherever the text is cut', () => {
    const whole = new SseParser().push(STREAM);
    expect(whole).toEqual([
      { id: 'a-1', event: 'metrics', data: '{"a":1,\n "ñ":"😀"}' },
      { id: 'a-1', event: 'message', data: 'plain' },
    ]);
    for (let cut = 0; cut <= STREAM.length; cut++) {
      const parser = new SseParser();
      expect([...parser.push(STREAM.slice(0, cut)), ...parser.push(STREAM.slice(cut))], `cut at ${cut}`).toEqual(whole);
    }
  });

  it('reads the same events letter by letter', () => {
    const parser = new SseParser();
    expect([...STREAM].flatMap((letter) => parser.push(letter))).toEqual(new SseParser().push(STREAM));
  });

  it('remembers the last id and the wished pause', () => {
    const parser = new SseParser();
    parser.push(STREAM);
    expect(parser.lastId).toBe('a-2');
    expect(parser.retryMs).toBe(2500);
  });

  it('tells nothing of an event that has not ended, or that has no data', () => {
    const parser = new SseParser();
    expect(parser.push('event: metrics\ndata: 1')).toEqual([]);
    expect(parser.push('\n')).toEqual([]);
    expect(parser.push('\n')).toHaveLength(1);
    expect(parser.push('event: alone\n\n')).toEqual([]);
  });

  it('ignores an id with NUL, a retry that is no number, and unknown fields', () => {
    const parser = new SseParser();
    parser.push('id: a\0b\nretry: soon\nfoo: bar\nfield-without-colon\n\n');
    expect(parser.lastId).toBeNull();
    expect(parser.retryMs).toBeNull();
  });
});
