import { type Static, Type } from 'typebox';
import { withContent } from '../../events/document/attachment.ts';
import { Customer, calendarDate, InvoiceContent } from '../../events/document/document.ts';
import { closed, uuid } from '../../events/document/field.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { IdempotencyKeyMissing } from '../handling/command-context.ts';
import { batchRoute } from '../http/batch.ts';
import { answerFrom, commandRoute } from '../http/command-route.ts';
import type { DocumentBody } from '../http/document-body.ts';
import { withExample } from '../http/examples.ts';
import { documentedRead } from '../http/problems.ts';
import type { Ledger } from '../ledger.ts';
import { NumberTaken } from '../numbers/number-taken.ts';
import { contentRules } from './content-rules.ts';
import { documentFromJson, jsonRules } from './document-from-json.ts';
import type { DocumentReader } from './document-reader.ts';
import { documentRules } from './e-invoice.ts';
import { InvoiceNotFound } from './refusals.ts';
import { NumberAndSeries, type RegisterInvoice, type Registration } from './register-invoice.ts';
import { invoiceBody, registered } from './run-command.ts';
import * as schema from './schemas.ts';

const RegisterBody = Type.Object(
  {
    invoiceId: Type.Optional(uuid('An id of your choice; it makes a retry safe. If absent, a new one is assigned')),
    series: Type.Optional(schema.seriesPrefix),
    ...InvoiceContent.properties,
    ...withContent,
    dueOn: calendarDate('Payment due date (BT-9)'),
  },
  { ...withExample('InvoiceRequest'), ...closed },
);

const RegisterQuery = Type.Object({
  customer: Type.Optional({
    ...Customer.properties.id,
    description:
      'Beside a document: the id of the customer in your books. It wins over the identifiers of the buyer, and the document does not get it. Needed if the buyer has no identifier',
  }),
});

const customerInBody = (): Problem =>
  new Problem({
    type: 'malformed-request',
    status: 400,
    title: 'The request is malformed',
    errors: [{ in: 'query', pointer: '/customer', detail: 'is for documents: a JSON body has /customer/id' }],
  });

/** In a batch the invoice id is required, so that the batch may be sent again. */
const RegisterLine = Type.Object(
  { ...RegisterBody.properties, invoiceId: schema.InvoiceId.properties.invoiceId },
  { title: 'InvoiceRequestInBatch', ...closed },
);

/** Registers one invoice from JSON, UBL or CII, or many from NDJSON, and answers where it is created. */
export function registerRoutes(
  service: Service,
  { invoices }: Pick<Ledger, 'invoices'>,
  register: RegisterInvoice,
  documents: DocumentReader,
): void {
  const fromDocument = async (body: DocumentBody, customer: string | undefined): Promise<Registration> => {
    const { found, identity } = await documents.invoice(body, customer);
    return { ...found, identity };
  };
  const tag = 'invoices';
  const registering = { tag, name: 'register', scope: 'invoices:write' } as const;

  commandRoute(service, {
    ...registering,
    path: '/invoices',
    operationId: 'registerInvoice',
    creates: true,
    summary:
      'Register an invoice; its totals are calculated from its lines by EN 16931, those of a valid e-invoice stand as stated',
    query: RegisterQuery,
    body: RegisterBody,
    documents: schema.asDocument,
    problems: [
      ...contentRules,
      ...jsonRules,
      NumberAndSeries,
      NumberTaken,
      IdempotencyKeyMissing,
      AmountTooLarge,
      ...documentRules,
    ],
    answer: schema.InvoiceAnswer,
    async run({ context, query: { customer }, body }) {
      if (customer !== undefined && !('bytes' in body)) throw customerInBody();
      const registration = 'bytes' in body ? await fromDocument(body, customer) : registrationOf(body);
      const sent = registration.identity ?? body;
      const outcome = await register(
        context,
        registration,
        customer === undefined ? sent : { customer, document: sent },
      );
      const invoice = invoiceBody(outcome.state);
      return { body: invoice, place: outcome, location: ['invoices', invoice.invoiceId] };
    },
  });

  service.get(
    '/invoices/:invoiceId',
    {
      config: { scope: 'ledger:read', answers: ['etag', 'ledger-position'], problems: documentedRead(InvoiceNotFound) },
      schema: {
        tags: [tag],
        operationId: 'getInvoiceAfterCommands',
        summary: 'Get an invoice as the last command left it; the query service has all of it',
        params: schema.InvoiceId,
        response: { 200: schema.InvoiceAnswer },
      },
    },
    async ({ params: { invoiceId } }, reply) => {
      const { state, ...place } = await invoices.read(invoiceId);
      return { ...invoiceBody(registered(state)), ...answerFrom(place, reply) };
    },
  );

  batchRoute(service, {
    ...registering,
    path: '/invoices::batch',
    operationId: 'registerInvoices',
    summary: 'Register many invoices, one per line, each with its invoiceId',
    line: RegisterLine,
    answer: { invoice: { ...schema.InvoiceInBatch, description: 'The invoice as it was registered' } },
    async run(context, line) {
      const { state, revision, repeated } = await register(context, registrationOf(line), line);
      return { invoice: { ...invoiceBody(state), revision }, repeated };
    },
  });
}

/** @throws what documentFromJson throws */
function registrationOf({ invoiceId, series, ...sent }: Static<typeof RegisterBody>): Registration {
  return {
    ...(invoiceId !== undefined && { invoiceId }),
    ...(series !== undefined && { series }),
    ...documentFromJson(sent),
  };
}
