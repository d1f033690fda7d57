import type { Static, TSchema } from 'typebox';
import type { Service } from '../../platform/http/http-service.ts';
import {
  type BodyOf,
  type CommandDeclaration,
  type CommandRequest,
  commandRoute,
  type DocumentBodies,
} from '../http/command-route.ts';
import type { Ledger } from '../ledger.ts';
import type { InvoiceCommand } from './commands.ts';
import { InvoiceNotFound, InvoiceStateForbids } from './refusals.ts';
import { invoiceBody, type RequestedCommand, type RunCommand, runCommand } from './run-command.ts';
import { InvoiceAnswer, type InvoiceId } from './schemas.ts';

/** The command of a request, and the ids of what it creates, which the answer repeats. */
export type FromRequest<Command extends InvoiceCommand> = Omit<RequestedCommand<Command>, 'invoiceId' | 'content'> & {
  /** The default is the body. */
  content?: unknown;
  ids?: { paymentId?: string; refundId?: string; creditNoteId?: string };
};

/**
 * The route of a command on one invoice. It answers with the invoice after the command.
 * `toCommand` makes the command from the request, `run` runs it. The refusals of every command are added to `problems`.
 */
export function invoiceRoute<
  Command extends InvoiceCommand,
  Params extends typeof InvoiceId,
  Body extends TSchema,
  Documents extends DocumentBodies | undefined = undefined,
>(
  service: Service,
  ledger: Ledger,
  declaration: CommandDeclaration<Params, Body, Documents> & {
    /** The default appends the events of the command to its invoice. */
    run?: RunCommand<Command>;
    toCommand(
      request: CommandRequest<Static<Params>, BodyOf<Body, Documents>>,
    ): FromRequest<Command> | Promise<FromRequest<Command>>;
  },
): void {
  const { run = runCommand, toCommand, problems, ...route } = declaration;
  commandRoute(service, {
    ...route,
    problems: [InvoiceNotFound, InvoiceStateForbids, ...problems],
    answer: InvoiceAnswer,
    async run(request: CommandRequest<Static<Params>, BodyOf<Body, Documents>>) {
      const { ids, ...command } = await toCommand(request);
      const { invoiceId } = request.params as Static<typeof InvoiceId>;
      const outcome = await run(ledger, request.context, { content: request.body, ...command, invoiceId });
      return { body: { ...invoiceBody(outcome.state), ...ids }, place: outcome };
    },
  });
}
