import { describe, expect, it } from 'vitest';
import { formatInstant, offsetMs, zoneOffset } from './instant';

const WINTER = Date.parse('2026-11-22T12:00:00Z');
const SUMMER = Date.parse('2026-07-22T12:00:00Z');

describe('instants', () => {
  it('are told on the clock of the chosen zone', () => {
    expect(formatInstant(WINTER, 'second', 'es', 'Europe/Madrid')).toBe('13:00:00');
    expect(formatInstant(WINTER, 'minute', 'en', 'America/Bogota')).toBe('07:00');
    expect(formatInstant('2026-11-22T23:30:00Z', 'day', 'es', 'Asia/Tokyo')).toBe('23 nov');
  });

  it.each([
    ['Europe/Madrid', WINTER, 60], ['Europe/Madrid', SUMMER, 120], ['UTC', WINTER, 0], ['Asia/Kathmandu', WINTER, 345],
    ['America/St_Johns', WINTER, -210],
  ])('%s is off UTC by the right minutes', (zone, at, minutes) => {
    expect(offsetMs(zone, at)).toBe(minutes * 60_000);
  });

  it('name the offset', () => {
    expect(zoneOffset('Europe/Madrid', WINTER)).toBe('GMT+1');
  });
});
