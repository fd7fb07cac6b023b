export interface ServerEvent {
  /** Last id seen on the stream, as the protocol keeps it. */
  id: string | null;
  event: string;
  data: string;
}

/** Text of a stream in, whole events out, whatever way the text was cut into pieces (WHATWG "event stream"). */
export class SseParser {
  /** The server's wish for the pause before a reconnect, in ms. */
  retryMs: number | null = null;
  lastId: string | null = null;

  #rest = '';
  #afterReturn = false;
  #event = '';
  #data: string[] = [];

  push(piece: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    for (const line of this.#lines(piece)) {
      if (line === '') this.#finish(events);
      else this.#field(line);
    }
    return events;
  }

  /** Lines end in LF, CR or CRLF; a CRLF may be cut in the middle. */
  #lines(piece: string): string[] {
    const text = this.#afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') this.#afterReturn = piece.endsWith('\r');
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop() ?? '';
    return lines;
  }

  #field(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') this.#event = value;
    else if (name === 'data') this.#data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.lastId = value;
    else if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
  }

  #finish(events: ServerEvent[]): void {
    if (this.#data.length > 0) {
      events.push({ id: this.lastId, event: this.#event || 'message', data: this.#data.join('\n') });
    }
    this.#event = '';
    this.#data = [];
  }
}
