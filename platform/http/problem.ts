import { type Static, Type } from 'typebox';

/** A fault of the request: where it is (a JSON Pointer, RFC 6901, into that part of the request) and what is wrong with it. */
export const Fault = Type.Object({
  in: Type.Optional(Type.Enum(['body', 'query', 'path', 'header'], { description: 'body where absent' })),
  pointer: Type.String({ examples: ['/lines/0/quantity'] }),
  detail: Type.String(),
});
export type Fault = Static<typeof Fault>;

/** How a problem looks on the wire: application/problem+json (RFC 9457). A kind of problem may add members of its own. */
export const ProblemDocument = Type.Object(
  {
    type: Type.String({
      description: 'Stable name of the rule that was broken',
      examples: ['/problems/invoice-not-found'],
    }),
    title: Type.String({ description: 'The same for every problem of the type' }),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.Optional(Type.String({ description: 'What happened this time' })),
    errors: Type.Optional(Type.Array(Fault, { description: 'The fields at fault' })),
    correlationId: Type.Optional(Type.String({ description: 'Finds this request in the logs and events' })),
  },
  { $id: 'Problem', additionalProperties: true },
);
export type ProblemDocument = Static<typeof ProblemDocument>;

export const problemMediaType = 'application/problem+json';

/** The rule's name, in kebab case, as a reference that is relative to the service (RFC 9457, 3.1.1). */
export const problemType = (rule: string): string => `/problems/${rule}`;

/** The rule that an error's class names: `InvoiceStateForbids` → "invoice-state-forbids". */
export const ruleOf = (error: Error): string => ruleNamed(error.constructor.name);

/** The same from the class's name alone. */
export const ruleNamed = (className: string): string =>
  className
    .replace(
      /([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g,
      (_, lower, upper, acronym) => `${lower ?? acronym}-${upper ?? ''}`,
    )
    .toLowerCase();

export type ProblemContent = {
  /** The broken rule in kebab case: "invoice-not-found". */
  type: string;
  status: number;
  title: string;
  detail?: string;
  errors?: readonly Fault[];
  /** Further members of the document, for what a program needs to act. */
  extensions?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
};

/** A request that is refused. Thrown anywhere below a route, it is the answer. */
export class Problem extends Error {
  readonly content: ProblemContent;
  constructor(content: ProblemContent, options?: ErrorOptions) {
    super(content.detail ?? content.title, options);
    this.content = content;
  }

  get status(): number {
    return this.content.status;
  }

  toDocument(correlationId: string): ProblemDocument {
    const { type, status, title, detail, errors, extensions } = this.content;
    return {
      ...extensions,
      type: problemType(type),
      title,
      status,
      ...(detail !== undefined && { detail }),
      ...(errors && { errors: [...errors] }),
      correlationId,
    };
  }
}

/** 503: something this request needs is away for now; the client may come again after `retryAfterSeconds`. */
export class Unavailable extends Problem {
  constructor(
    content: Pick<ProblemContent, 'type' | 'title' | 'detail' | 'extensions'> & { retryAfterSeconds: number },
    options?: ErrorOptions,
  ) {
    const { retryAfterSeconds, ...rest } = content;
    super({ ...rest, status: 503, headers: { 'retry-after': String(retryAfterSeconds) } }, options);
  }
}
