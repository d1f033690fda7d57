import type { Static } from 'typebox';
import type { Service } from '../../platform/http/http-service.ts';
import { nameFor, today } from '../handling/command-context.ts';
import type { Ledger } from '../ledger.ts';
import type { Resolution } from './commands.ts';
import { invoiceRoute } from './invoice-route.ts';
import * as refusal from './refusals.ts';
import { runCommand } from './run-command.ts';
import * as schema from './schemas.ts';

/** Disputes of an invoice, and how they end. */
export function disputeRoutes(service: Service, ledger: Ledger): void {
  const { clock } = ledger;
  const ofInvoice = { tag: 'invoices', scope: 'invoices:write', params: schema.InvoiceId, run: runCommand } as const;

  invoiceRoute(service, ledger, {
    ...ofInvoice,
    path: '/invoices/:invoiceId/dispute',
    name: 'dispute',
    summary: 'Record that the customer disputes an amount; it stays due',
    body: schema.DisputeBody,
    problems: [...refusal.stateRules, refusal.AlreadyDisputed, refusal.DisputeExceedsAmountDue],
    toCommand: ({ context, params: { invoiceId }, body: { disputedOn = today(clock), ...dispute } }) => ({
      command: { type: 'dispute', disputedOn, ...dispute },
      entityKey: `dispute:${nameFor(context, invoiceId, 'dispute')}`,
      effectiveOn: disputedOn,
    }),
  });

  invoiceRoute(service, ledger, {
    ...ofInvoice,
    path: '/invoices/:invoiceId/dispute/resolution',
    name: 'resolve-dispute',
    summary: 'Resolve the dispute: accepted, rejected, or accepted in part',
    body: schema.ResolutionBody,
    problems: [
      ...refusal.stateRules,
      refusal.NotDisputed,
      refusal.AcceptedExceedsDisputed,
      refusal.ResolvedBeforeDisputed,
    ],
    toCommand({ context, params: { invoiceId }, body }) {
      const { resolvedOn = today(clock), reason } = body;
      return {
        command: { type: 'resolve-dispute', resolution: resolutionIn(body), resolvedOn, reason },
        entityKey: `resolution:${nameFor(context, invoiceId, 'resolution')}`,
        effectiveOn: resolvedOn,
      };
    },
  });
}

const resolutionIn = (body: Static<typeof schema.ResolutionBody>): Resolution =>
  'accepted' in body ? { outcome: 'partly', accepted: body.accepted } : { outcome: body.outcome };
