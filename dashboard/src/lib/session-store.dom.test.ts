import { beforeEach, describe, expect, it } from 'vitest';
import { sessionStore, takeTokenFromAddress } from './session-store';

describe('session', () => {
  beforeEach(() => sessionStore.getState().leave());

  it('takes the token out of the address at once, leaving the rest', () => {
    window.history.replaceState(null, '', '/conversations?range=7d#token=abc%2B%2F%3D');
    expect(takeTokenFromAddress(window.location, window.history)).toBe('abc+/=');
    expect(window.location.href).toBe('http://localhost:3000/conversations?range=7d');
    expect(takeTokenFromAddress(window.location, window.history)).toBeNull();
  });

  it('survives a token that is not well encoded', () => {
    window.history.replaceState(null, '', '/#token=100%');
    expect(takeTokenFromAddress(window.location, window.history)).toBe('100%');
  });

  it('lives in the tab only', () => {
    sessionStore.getState().enter('abc');
    expect(sessionStorage.getItem('vigia.token')).toBe('abc');
    expect(localStorage).toHaveLength(0);
    sessionStore.getState().leave();
    expect(sessionStorage).toHaveLength(0);
  });

  it('is not ended by the late refusal of an older token', () => {
    sessionStore.getState().enter('new');
    sessionStore.getState().reject('old');
    expect(sessionStore.getState()).toMatchObject({ token: 'new', rejected: false });
    sessionStore.getState().reject('new');
    expect(sessionStore.getState()).toMatchObject({ token: null, rejected: true });
  });
});
