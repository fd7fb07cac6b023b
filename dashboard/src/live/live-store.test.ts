import { beforeEach, describe, expect, it } from 'vitest';
import { metrics } from '../../test/samples';
import { useLive } from './live-store';

const event = (name: string, body: unknown) => ({ id: '1', event: name, data: JSON.stringify(body) });
const realtime = { last5m: metrics(), last60m: metrics(), activeConversations: 3 };

describe('live store', () => {
  beforeEach(() => useLive.getState().reset());

  it('keeps the newest numbers and counts the news', () => {
    useLive.getState().accept(event('metrics', realtime));
    useLive.getState().accept(event('metrics', { ...realtime, activeConversations: 4 }));
    expect(useLive.getState().realtime?.activeConversations).toBe(4);
    expect(useLive.getState().beats).toBe(2);
  });

  it('keeps only what fires', () => {
    const alert = { alertId: 'a', state: 'firing' };
    useLive.getState().accept(event('alerts', { items: [alert, { alertId: 'b', state: 'resolved' }], firing: 1 }));
    expect(useLive.getState().firing).toEqual([alert]);
  });

  it('remembers a problem until there are numbers again', () => {
    useLive.getState().accept(event('problem', { title: 'PostgreSQL is away' }));
    expect(useLive.getState().problem).toBe('PostgreSQL is away');
    useLive.getState().accept(event('metrics', realtime));
    expect(useLive.getState().problem).toBeNull();
  });

  it('is not moved by events that it cannot read', () => {
    const before = useLive.getState();
    before.accept({ id: '1', event: 'metrics', data: '{"half":' });
    before.accept(event('metrics', { unexpected: true }));
    before.accept(event('alerts', null));
    before.accept(event('news', realtime));
    expect(useLive.getState()).toEqual(before);
  });
});
