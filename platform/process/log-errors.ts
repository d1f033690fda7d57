/** An error as the log has it. */
export type LoggedError = { type: string; message: string; stack: string; code?: string | number };

/** Causes of causes are followed so far. */
const mostCauses = 5;

/**
 * What is logged of an error: its class, its message and its stack, and those of its causes. Nothing else that it carries: drivers
 * put statements, parameters and whole rows there, which may be about a person.
 */
export function errorInLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const chain = causesOf(error);
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: chain.reduce(
      (said, { message }) => (said.includes(message) ? said : `${said}: ${message}`),
      error.message,
    ),
    stack: chain.map(({ stack, message }) => stack ?? message).join('\ncaused by: '),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
  };
}

function causesOf(error: Error): Error[] {
  const chain: Error[] = [];
  for (let one: unknown = error; one instanceof Error && chain.length < mostCauses; one = one.cause) chain.push(one);
  return chain;
}
