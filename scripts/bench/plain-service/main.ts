// The service that `npm run bench:commands -- --beside-crud` compares the ledger with: invoices and payments in tables of PostgreSQL, as
// such a service is usually built, and as fast as we can write it. It checks what the ledger checks in these commands: the token and its
// scope, the schema of the request, dates, the totals of EN 16931, retries, reused ids and numbers, the currency, what is due. It logs a
// line for each request.
import Fastify, { type FastifyRequest } from 'fastify';
import pg from 'pg';
import { destination } from 'pino';
import { type Static, Type } from 'typebox';
import { register } from '../../../command-service/invoice/register.ts';
import { PayBody } from '../../../command-service/invoice/schemas.ts';
import { InvoiceContent } from '../../../events/document/document.ts';
import { closed, uuid } from '../../../events/document/field.ts';
import { withComputedAmounts } from '../../../events/document/totals.ts';
import type { Document } from '../../../events/invoice.ts';
import { keysAt } from '../../../platform/access/keys.ts';
import { tokenVerifier } from '../../../platform/access/token.ts';
import { schemaCompiler } from '../../../platform/http/validation/validation.ts';
import * as sql from './tables.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The scope that a token must have; open without. */
    needs?: string;
  }
}

const POOL_SIZE = 16;
const UNIQUE_VIOLATION = '23505';

const { PLAIN_PORT, POSTGRES_URL, ACCESS_ISSUER = '', ACCESS_AUDIENCE = '', ACCESS_JWKS_URL = '' } = process.env;
const expected = { issuer: ACCESS_ISSUER, audience: ACCESS_AUDIENCE, algorithms: ['ES256'] };
const verify = tokenVerifier(expected, keysAt(new URL(ACCESS_JWKS_URL)));
const pool = new pg.Pool({ connectionString: POSTGRES_URL, max: POOL_SIZE });
await pool.query(sql.tables);

class Refusal extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

const InvoiceId = Type.Object({ invoiceId: uuid() });
const Registration = Type.Object({ ...InvoiceId.properties, ...InvoiceContent.properties }, closed);
const Payment = Type.Object(
  { ...PayBody.properties, paymentId: Type.String({ minLength: 1, maxLength: 100 }) },
  closed,
);
type Registration = Static<typeof Registration>;
type Payment = Static<typeof Payment>;

const service = Fastify({
  logger: { stream: destination({ sync: false, minLength: 4_096, periodicFlush: 250 }) },
  disableRequestLogging: true,
});
service.setValidatorCompiler(schemaCompiler());
service.decorateRequest('caller', null);
service.addHook('onRequest', async (request) => {
  const { needs } = request.routeOptions.config;
  if (needs === undefined) return;
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) throw new Refusal(401, 'send a token');
  const known = verify(token);
  const caller = known instanceof Promise ? await known : known;
  if (!caller.scopes.has(needs)) throw new Refusal(403, `the token lacks the scope ${needs}`);
  request.caller = caller;
});
service.addHook('onResponse', (request, { statusCode, elapsedTime }, done) => {
  request.log.info({ route: request.routeOptions.url, status: statusCode, ms: elapsedTime }, 'request');
  done();
});

service.get('/readyz', async () => ({}));

service.post<{ Body: Registration }>(
  '/invoices',
  { config: { needs: 'invoices:write' }, schema: { body: Registration } },
  async (request, reply) => {
    const { invoiceId, ...content } = request.body;
    refuseFuture(content.issuedOn);
    const { data } = register({ type: 'register', invoiceId, document: withComputedAmounts(content) });
    const { number, customer, currency, amountDue } = data;
    const document = JSON.stringify(data);
    const values = [invoiceId, number, customer.id, currency, amountDue, document];
    const { rowCount } = await pool.query({ ...sql.register, values: [...values, actorOf(request)] });
    if (rowCount === 0) await refuseOtherInvoice(invoiceId, document);
    reply.code(201);
    return answer(invoiceId, { ...data, amount_due: amountDue });
  },
);

service.post<{ Params: Static<typeof InvoiceId>; Body: Payment }>(
  '/invoices/:invoiceId/payments',
  { config: { needs: 'payments:write' }, schema: { params: InvoiceId, body: Payment } },
  async (request, reply) => {
    const { invoiceId } = request.params;
    const { paymentId, amount, currency, receivedOn, method, reference } = request.body;
    refuseFuture(receivedOn);
    const values = [invoiceId, paymentId, amount, currency, receivedOn, method, reference];
    const invoice = (await pay([...values, actorOf(request)])) ?? (await earlierPayment(values));
    reply.code(201);
    return { ...answer(invoiceId, invoice), paymentId };
  },
);

type Row = Pick<Document, 'totals' | 'taxes'> & { number?: string | null; amount_due: number };

/** @returns undefined if the invoice cannot be paid, or a payment with the id was recorded before */
async function pay(values: unknown[]): Promise<Row | undefined> {
  try {
    return (await pool.query<Row>({ ...sql.pay, values })).rows[0];
  } catch (error) {
    if ((error as pg.DatabaseError).code !== UNIQUE_VIOLATION) throw error;
  }
}

/** The answer to a retry. @throws Refusal if it is none */
async function earlierPayment(values: unknown[]): Promise<Row> {
  type Found = Row & { currency: string; is_known: boolean; is_same: boolean };
  const { rows } = await pool.query<Found>({ ...sql.findPayment, values });
  const [found] = rows;
  if (found === undefined) throw new Refusal(404, 'there is no such invoice');
  if (found.is_same) return found;
  if (found.is_known) throw new Refusal(409, 'another payment has this id');
  throw new Refusal(409, found.currency === values[3] ? 'nothing is due' : `the invoice is in ${found.currency}`);
}

/** Nothing if the invoice was registered with the same content. */
async function refuseOtherInvoice(invoiceId: string, document: string): Promise<void> {
  const { rows } = await pool.query({ ...sql.findInvoice, values: [invoiceId, document] });
  if (rows.length === 0) throw new Refusal(409, 'another invoice has this number');
  if (!rows[0].is_same) throw new Refusal(409, 'another invoice has this id');
}

function refuseFuture(date: string): void {
  if (date > new Date().toISOString().slice(0, 10)) throw new Refusal(422, `${date} is in the future`);
}

const actorOf = ({ caller }: FastifyRequest): string | undefined => caller?.subject;

function answer(invoiceId: string, { number, totals, taxes, amount_due }: Row): object {
  const { payable } = totals;
  const state = amount_due === 0 ? 'paid' : amount_due < payable ? 'partially-paid' : 'open';
  return {
    invoiceId,
    ...(number && { number }),
    totals,
    taxes,
    state,
    paid: payable - amount_due,
    amountDue: amount_due,
  };
}

await service.listen({ host: '127.0.0.1', port: Number(PLAIN_PORT) });
