/** An error as it is logged. */
export type LoggedError = { type: string; message: string; stack: string; code?: string | number };

/** How many nested causes are logged. */
const mostCauses = 5;

/**
 * An error for the log: its class, message and stack, and those of its causes. Other properties are left out: drivers put statements,
 * parameters and whole rows there, which may be personal data.
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
