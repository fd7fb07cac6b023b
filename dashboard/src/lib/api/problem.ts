/** A failed request, as RFC 9457 tells it, or as much as is known when the server could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly title: string,
    readonly detail: string | null,
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }

  get isUnauthorized(): boolean {
    return this.status === 401;
  }

  static async from(response: Response): Promise<ApiProblem> {
    const fallback = response.statusText || `HTTP ${response.status}`;
    const body: unknown = await response.json().catch(() => null);
    if (typeof body !== 'object' || body === null) return new ApiProblem(response.status, fallback, null);
    const fields = body as Record<string, unknown>;
    return new ApiProblem(response.status, text(fields.title) ?? fallback, details(fields));
  }

  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem(0, 'unreachable', cause instanceof Error ? cause.message : null);
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The problem's own detail, then every fault it lists. */
function details(fields: Record<string, unknown>): string | null {
  const faults = Array.isArray(fields.errors) ? fields.errors.map(fault) : [];
  const lines = [text(fields.detail), ...faults].filter((line) => line !== null);
  return lines.length > 0 ? [...new Set(lines)].join(' · ') : null;
}

function fault(value: unknown): string | null {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const parts = [fields.name, fields.detail];
  return text(parts.map(text).filter((part) => part !== null).join(': '));
}
