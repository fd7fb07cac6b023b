import { describe, expect, it } from 'vitest';
import { fromLocalText, toLocalText } from './local-instant';

describe('local instants', () => {
  it.each(['2026-11-22T10:00:00Z', '2026-07-01T23:30:00Z', '2026-03-29T00:59:00Z', '2026-03-29T01:01:00Z', '2026-10-25T02:00:00Z'])(
    '%s comes back from the text of its field',
    (iso) => {
      const at = Date.parse(iso);
      for (const zone of ['Europe/Madrid', 'America/Bogota', 'Asia/Kathmandu', 'UTC']) {
        expect(fromLocalText(toLocalText(at, zone), zone), zone).toBe(at);
      }
    },
  );

  it('reads the clock of the zone', () => {
    expect(new Date(fromLocalText('2026-11-22T11:00', 'Europe/Madrid')).toISOString()).toBe('2026-11-22T10:00:00.000Z');
    expect(fromLocalText('', 'UTC')).toBeNaN();
  });
});
