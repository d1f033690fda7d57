import { type Static, Type } from 'typebox';
import type { ProblemMembers } from './problem-members.ts';

/** A fault of the request: its place (a JSON Pointer, RFC 6901, into a part of the request) and what is wrong. */
export const Fault = Type.Object(
  {
    in: Type.Optional(
      Type.Enum(['body', 'query', 'path', 'header'], { description: 'The part of the request; if absent, the body' }),
    ),
    pointer: Type.String({ examples: ['/lines/0/quantity'] }),
    detail: Type.String(),
  },
  { title: 'Fault' },
);
export type Fault = Static<typeof Fault>;

/** The JSON Pointer (RFC 6901) to a child of the place that `pointer` names. */
export const pointerTo = (pointer: string, child: string): string =>
  `${pointer}/${child.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** A problem as it is sent: application/problem+json (RFC 9457). A problem type may add members of its own. */
export const ProblemDocument = Type.Object(
  {
    type: Type.String({
      description: 'Stable name of the rule that was broken',
      examples: ['/problems/invoice-not-found'],
    }),
    title: Type.String({ description: 'The same for every problem of this type' }),
    status: Type.Integer({ minimum: 400, maximum: 599, description: 'The status code of the answer' }),
    detail: Type.Optional(Type.String({ description: 'What was wrong with this request' })),
    errors: Type.Optional(Type.Array(Fault, { description: 'The invalid fields' })),
    correlationId: Type.Optional(Type.String({ description: 'Identifies this request in the logs and events' })),
  },
  { $id: 'Problem', additionalProperties: true },
);
export type ProblemDocument = Static<typeof ProblemDocument>;

export const problemMediaType = 'application/problem+json';

/** The problem type of a rule, as a URI reference relative to the service (RFC 9457, 3.1.1). @param rule in kebab case */
export const problemType = (rule: string): string => `/problems/${rule}`;

/** The name of an error's class in kebab case: `InvoiceStateForbids` → "invoice-state-forbids". */
export const ruleOf = (error: Error): string => ruleNamed(error.constructor.name);

/** The same for the name of a class. */
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
  /** Further members of the document, which a program needs to act on the problem. */
  extensions?: ProblemMembers;
  headers?: Readonly<Record<string, string>>;
};

type Untyped<Content extends { type: string }> = Omit<Content, 'type'> & { type?: string };

/** A detail ends with a full stop, also one that was the message of an error. */
const asSentence = (detail: string): string => (/[.!?]$/.test(detail) ? detail : `${detail}.`);

/** Refuses a request. Thrown anywhere in the handling of a route, it becomes the answer. The type of a subclass is its name. */
export class Problem extends Error {
  readonly content: ProblemContent;
  constructor({ detail, ...content }: Untyped<ProblemContent>, options?: ErrorOptions) {
    const sentence = detail === undefined ? undefined : asSentence(detail);
    super(sentence ?? content.title, options);
    this.content = {
      type: ruleNamed(new.target.name),
      ...content,
      ...(sentence !== undefined && { detail: sentence }),
    };
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

/** 503: something that the request needs is unavailable at present. The client may retry after `retryAfterSeconds`. */
export class Unavailable extends Problem {
  constructor(
    content: Untyped<Pick<ProblemContent, 'type' | 'title' | 'detail' | 'extensions'>> & { retryAfterSeconds: number },
    options?: ErrorOptions,
  ) {
    const { retryAfterSeconds, ...rest } = content;
    super({ ...rest, status: 503, headers: { 'retry-after': String(retryAfterSeconds) } }, options);
  }
}
