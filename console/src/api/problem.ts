/** A field at fault. `pointer` is a JSON Pointer (RFC 6901) into the part of the request that `in` names, by default the body. */
export type Fault = { in?: 'body' | 'query' | 'path' | 'header'; pointer: string; detail: string };

type ProblemDocument = {
  type?: string;
  title?: string;
  detail?: string;
  errors?: Fault[];
  [member: string]: unknown;
};

/** A request that a service refused: its application/problem+json (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  /** The problem's type without its prefix: "invoice-not-found". */
  readonly rule: string;
  readonly title: string;
  readonly faults: readonly Fault[];
  /** The whole problem document. */
  readonly document: Readonly<ProblemDocument>;
  readonly retryAfterMs: number | undefined;

  constructor(response: Response, document: ProblemDocument) {
    const title = document.title ?? (response.statusText || String(response.status));
    super(document.detail ?? title);
    this.status = response.status;
    this.rule = document.type?.replace(/^.*\//, '') ?? 'unknown';
    this.title = title;
    this.faults = document.errors ?? [];
    this.document = document;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    this.retryAfterMs = Number.isNaN(seconds) ? undefined : seconds * 1_000;
  }
}

/** There was no answer: the connection was lost or refused. The request may have been processed. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('there was no answer', { cause });
  }
}

/** Whether the same request may succeed later. */
export const isTransient = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Problem && [429, 502, 503, 504].includes(error.status));
