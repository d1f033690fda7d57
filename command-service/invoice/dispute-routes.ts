import { type Static, Type } from 'typebox';
import { closed } from '../../events/document/field.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { nameFor, today } from '../handling/command-context.ts';
import { withExample } from '../http/examples.ts';
import type { Ledger } from '../ledger.ts';
import {
  AcceptedExceedsDisputed,
  AlreadyDisputed,
  DisputeExceedsAmountDue,
  NotDisputed,
  type Resolution,
} from './dispute.ts';
import { invoiceRoute } from './invoice-route.ts';
import { DateTooEarly } from './refusals.ts';
import * as schema from './schemas.ts';

const DisputeBody = Type.Object(
  {
    amount: Type.Optional(schema.amount('The disputed amount; defaults to the amount due')),
    disputedOn: schema.orToday,
    reason: schema.reason,
  },
  { ...withExample('DisputeRequest'), ...closed },
);

const resolution = { resolvedOn: schema.orToday, reason: schema.reason };

export const ResolutionBody = Type.Union(
  [
    Type.Object(
      {
        outcome: Type.Enum(['accepted', 'rejected'], { description: 'Whether the customer was right, as a whole' }),
        ...resolution,
      },
      { ...withExample('WholeResolution'), ...closed },
    ),
    Type.Object(
      {
        outcome: Type.Enum(['partly'], { description: 'The customer was right in part' }),
        accepted: schema.amount('The part of the disputed amount that is accepted'),
        ...resolution,
      },
      { ...withExample('PartialResolution'), ...closed },
    ),
  ],
  { title: 'DisputeResolutionRequest' },
);

/** Disputes of an invoice, and how they end. */
export function disputeRoutes(service: Service, ledger: Ledger): void {
  const { clock } = ledger;
  const ofInvoice = { tag: 'invoices', scope: 'invoices:write', params: schema.InvoiceId } as const;

  invoiceRoute(service, ledger, {
    ...ofInvoice,
    path: '/invoices/:invoiceId/dispute',
    name: 'dispute',
    operationId: 'disputeInvoice',
    summary: 'Record that the customer disputes an amount; it stays due',
    body: DisputeBody,
    problems: [AlreadyDisputed, DateTooEarly, DisputeExceedsAmountDue],
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
    operationId: 'resolveDispute',
    summary: 'Resolve the dispute: accepted, rejected, or accepted in part',
    body: ResolutionBody,
    problems: [NotDisputed, AcceptedExceedsDisputed, DateTooEarly],
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

const resolutionIn = (body: Static<typeof ResolutionBody>): Resolution =>
  'accepted' in body ? { outcome: 'partly', accepted: body.accepted } : { outcome: body.outcome };
