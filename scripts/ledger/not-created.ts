import { isNotCreatedYet as isNotCreatedInPostgres } from '../../platform/stores/postgres.ts';

/** The projection service creates the views when it starts. */
export class ViewNotCreated extends Error {
  constructor(cause: unknown) {
    const said = cause instanceof Error ? cause.message : String(cause);
    super(`a view does not exist yet (${said}): start the projection service with the same variables, then try again`, {
      cause,
    });
  }
}

/** Whether a store says that the table or the topic of a view does not exist. */
export function isNotCreatedYet(error: unknown): boolean {
  if (isNotCreatedInPostgres(error)) return true;
  const { code, type } = error as { code?: unknown; type?: unknown };
  return code === 'ER_NO_SUCH_TABLE' || type === 'UNKNOWN_TOPIC_OR_PARTITION'; // of MySQL, of Kafka
}
