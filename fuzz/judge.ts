// Whether an answer is one that the document of its operation allows.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Operation, Schema } from './api-document.ts';
import type { Request } from './request.ts';
import type { Answer } from './send.ts';

const problem = 'application/problem+json';

/** @returns what is wrong with an answer; undefined if nothing is */
export type Judge = (request: Request, answer: Answer) => string | undefined;

export function judgeBy(components: Schema): Judge {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  for (const [name, schema] of Object.entries(components))
    ajv.addSchema(schema as object, `#/components/schemas/${name}`);
  const compiled = new Map<object, ValidateFunction>();
  const faultsIn = (schema: Schema, value: unknown): string | undefined => {
    const validate = compiled.get(schema) ?? ajv.compile(schema);
    compiled.set(schema, validate);
    return validate(value) ? undefined : ajv.errorsText(validate.errors?.slice(0, 3));
  };
  const problemSchema = components.Problem as Schema;

  return (request, answer) => {
    const { operation } = request;
    const { status, type, text } = answer;
    if (status === 503 && operation.path !== '/readyz' && !isProvoked(request))
      return `503 that nothing provoked: ${text}`;
    if (status >= 500 && status !== 503) return `${status}: ${text}`;
    if (answer.headers['x-correlation-id'] === undefined && status !== 400) return 'no correlation id';
    const other = isElsewhere(request, answer);
    if (other)
      return type === problem || request.method === 'HEAD' || request.method !== operation.method
        ? undefined
        : `${status} as ${type}`;
    const documented = operation.responses[String(status)];
    if (documented === undefined) return `${status} is not documented: ${text.slice(0, 200)}`;
    const content = documented.content ?? {};
    if (Object.keys(content).length === 0 && text === '') return undefined;
    const said = content[type];
    if (said === undefined) return `${status} as ${type}, but ${Object.keys(content).join(', ')} is documented`;
    if (type === problem) return problemFault(documented.description, parsed(text), status);
    if (type === 'application/json') return faultsIn(said.schema ?? {}, parsed(text));
    if (type === 'application/x-ndjson') return lineFault(operation, text);
    return undefined;
  };

  /** A problem must conform to RFC 9457, have the status of the answer, and be listed for its operation. */
  function problemFault(description: string, value: unknown, status: number): string | undefined {
    const fault = faultsIn(problemSchema, value);
    if (fault) return fault;
    const { type, status: said } = value as { type: string; status: number };
    if (said !== status) return `a problem of status ${said} answers as ${status}`;
    const name = type.replace('/problems/', '');
    return new RegExp(`(^|[^a-z0-9-])${name}($|[^a-z0-9-])`).test(description)
      ? undefined
      : `${status} ${name} is not documented`;
  }

  function lineFault({ path }: Operation, text: string): string | undefined {
    for (const line of text.split('\n').filter(Boolean)) {
      const value = parsed(line) as { line?: number; status?: number; problem?: unknown };
      if (value === undefined) return `a line is no JSON: ${line.slice(0, 100)}`;
      if (!path.endsWith(':batch')) continue;
      if (value.problem === undefined && value.status === 201) continue;
      if ((value.status ?? 500) >= 500) return `a line's status is ${value.status}: ${line}`;
      const fault = faultsIn(problemSchema, value.problem);
      if (fault) return fault;
    }
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A read with a future log position waits and is told to retry. */
const isProvoked = ({ headers }: Request): boolean => headers['ledger-position'] !== undefined;

/** Whether another operation answers: another method, or a path that became another one. */
function isElsewhere({ method, operation, path }: Request, { status, text }: Answer): boolean {
  if (method !== operation.method) return true;
  const type = (parsed(text) as { type?: string } | undefined)?.type;
  if (status === 404 && type === '/problems/no-such-route') return true;
  if (status === 400 && (type === '/problems/malformed-url' || type === '/problems/bad-request')) return true;
  if (status === 414 || status === 431) return true;
  const segments = (text: string) => text.split('?', 1)[0]?.split('/').length;
  return segments(path) !== segments(operation.path);
}
