import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// What jsdom lacks. Canvases stay blank: the drawing is tried in a real browser, the numbers here.
HTMLCanvasElement.prototype.getContext = () => null;
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), {
    matches: false, media: query, onchange: null, addListener: () => undefined, removeListener: () => undefined,
  }) as MediaQueryList;
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.scrollTo = () => undefined;
// Without a layout every row would be 0 px high, and no list could be long.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 68 });
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { get: () => 800 });

// Waiting costs nothing when nothing is wrong, and a busy machine is not wrong.
configure({ asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
  vi.useRealTimers();
});
