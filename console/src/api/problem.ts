/** A field at fault: `pointer` is a JSON Pointer (RFC 6901) into the part of the request that `in` names, the body where absent. */
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
  /** The broken rule in kebab case: "invoice-not-found". */
  readonly rule: string;
  readonly title: string;
  readonly faults: readonly Fault[];
  /** All that the document says. */
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

/** No answer came: the connection was lost, or nobody listens. What was sent may have arrived. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('no answer came', { cause });
  }
}

/** Whether the same request may be answered later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Problem && [429, 502, 503, 504].includes(error.status));
