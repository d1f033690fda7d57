import { type Kysely, sql } from 'kysely';

/**
 * The payments, and the parts of those across invoices, from the events that the journal has. Runs in the schema that `db` is bound to.
 * Later migrations may change this table; `payments.ts` computes the same from then on.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('payments')
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('payment_id', 'text', (column) => column.notNull())
    .addColumn('position', 'numeric(20, 0)', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'uuid')
    .addColumn('received_on', 'date', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('reference', 'text')
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('applied', 'bigint', (column) => column.notNull())
    .addColumn('unapplied', 'bigint', (column) => column.notNull())
    .addColumn('refunded', 'bigint', (column) => column.notNull())
    .addColumn('reversed', 'bigint', (column) => column.notNull())
    .addColumn('reversing', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('payments_pkey', ['stream', 'payment_id'])
    .execute();
  await schema
    .createTable('payment_parts')
    .addColumn('stream', 'text', (column) => column.notNull())
    .addColumn('payment_id', 'text', (column) => column.notNull())
    .addColumn('invoice_id', 'uuid', (column) => column.notNull())
    .addColumn('position', 'numeric(20, 0)', (column) => column.notNull())
    .addColumn('amount', 'bigint', (column) => column.notNull())
    .addColumn('applied', 'bigint', (column) => column.notNull())
    .addColumn('unapplied', 'bigint', (column) => column.notNull())
    .addColumn('refunded', 'bigint', (column) => column.notNull())
    .addColumn('reversed', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('payment_parts_pkey', ['stream', 'invoice_id'])
    .execute();
  await fill(db);

  // each list walks one of these
  await schema.createIndex('payments_by_position').on('payments').column('position').execute();
  for (const column of ['customer_id', 'state', 'currency', 'received_on']) {
    await schema.createIndex(`payments_by_${column}`).on('payments').columns([column, 'position']).execute();
  }
  // the events of a payment; those of a grant or withdrawal name it in `source`
  await schema
    .createIndex('events_by_payment')
    .on('events')
    .expression(sql`(coalesce(change ->> 'paymentId', change -> 'source' ->> 'paymentId')), position`)
    .where(sql<boolean>`coalesce(change ->> 'paymentId', change -> 'source' ->> 'paymentId') is not null`)
    .execute();
}

type Event = {
  stream: string;
  revision: number;
  type: string;
  change: unknown;
  position: string;
  customer_id: string;
  currency: string;
  invoice_id: string;
};
type Tables = { events: Event; payments: Record<string, unknown>; payment_parts: Record<string, unknown> };

/** An amount in the data of an event; 0 if it has none. */
const minor = (field: string, from = 'one') =>
  sql<number>`coalesce((${sql.ref(`${from}.change`)} ->> ${sql.lit(field)})::bigint, 0)`;

async function fill(db: Kysely<Tables>): Promise<void> {
  // each part or payment of an invoice, and what its events moved
  const ofInvoices = db
    .selectFrom('events as applied')
    .innerJoin('events as one', 'one.stream', 'applied.stream')
    .where('applied.type', '=', 'PaymentApplied')
    .where(sql<boolean>`one.change ->> 'paymentId' = applied.change ->> 'paymentId'`)
    .where('one.type', 'in', [
      'PaymentApplied',
      'PaymentReversed',
      'PaymentUnapplied',
      'PaymentRefunded',
      'RefundReversed',
    ])
    .groupBy('applied.position')
    .select([
      'applied.position',
      sql<number>`sum(${minor('amount')} * case one.type when 'PaymentApplied' then 1 when 'RefundReversed' then 1 else -1 end)`.as(
        'applied',
      ),
      sql<number>`sum(case one.type when 'PaymentApplied' then ${minor('excess')} when 'PaymentUnapplied' then ${minor('amount')}
        when 'PaymentReversed' then -${withdrawn} else 0 end)`.as('unapplied'),
      sql<number>`sum(${minor('amount')} * case one.type when 'PaymentRefunded' then 1 when 'RefundReversed' then -1 else 0 end)`.as(
        'refunded',
      ),
      sql<number>`sum(case one.type when 'PaymentReversed' then ${minor('amount')} + ${withdrawn} else 0 end)`.as(
        'reversed',
      ),
    ]);
  const moved = db
    .selectFrom('events as applied')
    .innerJoin(ofInvoices.as('moved'), 'moved.position', 'applied.position')
    .select([
      'applied.stream',
      'applied.position',
      'applied.customer_id',
      'applied.currency',
      'applied.invoice_id',
      'applied.change',
    ])
    .select(['moved.applied', 'moved.unapplied', 'moved.refunded', 'moved.reversed'])
    .select(sql<number>`${minor('amount', 'applied')} + ${minor('excess', 'applied')}`.as('amount'))
    .select(sql<string>`applied.change ->> 'paymentId'`.as('payment_id'));
  await db
    .insertInto('payments')
    .columns([...columns])
    .expression(
      db
        .selectFrom(moved.as('paid'))
        .where(sql<boolean>`not starts_with(payment_id, 'payments/')`)
        .select(['stream', 'payment_id', 'position', 'customer_id', 'currency', 'invoice_id'])
        .select([
          ...ofReceipt,
          'amount',
          'applied',
          'unapplied',
          'refunded',
          'reversed',
          sql`0`.as('reversing'),
          state.as('state'),
        ]),
    )
    .execute();
  await db
    .insertInto('payment_parts')
    .columns([
      'stream',
      'payment_id',
      'invoice_id',
      'position',
      'amount',
      'applied',
      'unapplied',
      'refunded',
      'reversed',
    ])
    .expression(
      db
        .selectFrom(moved.as('paid'))
        .where(sql<boolean>`starts_with(payment_id, 'payments/')`)
        .select([sql`'payment-' || substr(payment_id, 10)`.as('stream'), sql`substr(payment_id, 10)`.as('payment_id')])
        .select(['invoice_id', 'position', 'amount', 'applied', 'unapplied', 'refunded', 'reversed']),
    )
    .execute();
  await fillPaymentsAcross(db);
}

/** What a reversal took from the credit. Version 1 of the event does not say it: all that became credit. */
const withdrawn = sql<number>`coalesce((one.change ->> 'withdrawn')::bigint, ${minor('excess', 'applied')})`;

const ofAllocation = sql<number>`(${minor('amount')} + ${minor('withdrawn')})`;

async function fillPaymentsAcross(db: Kysely<Tables>): Promise<void> {
  const across = db
    .with('steps', (eb) =>
      eb
        .selectFrom('events')
        .where('type', 'in', ['PaymentSettled', 'AllocationReversed', 'PaymentReversalCompleted'])
        .select(['stream', 'type', 'change'])
        .select(
          // of the reversal that is under way
          sql<boolean>`revision > coalesce(
            max(revision) filter (where type = 'PaymentReversalCompleted') over (partition by stream), -1)`.as(
            'is_last',
          ),
        ),
    )
    .with('own', (eb) =>
      eb
        .selectFrom('steps as one')
        .groupBy('one.stream')
        .select('one.stream')
        .select([
          sql<number>`sum(case type when 'PaymentSettled' then ${minor('credited')} else 0 end)`.as('credited'),
          // what completed reversals took of unapplied cash
          sql<number>`sum(case when type = 'PaymentReversalCompleted' then ${minor('amount')}
            when type = 'AllocationReversed' and not is_last then -${ofAllocation} else 0 end)`.as('of_cash'),
          sql<number>`sum(case when type = 'AllocationReversed' and is_last then ${ofAllocation} else 0 end)`.as(
            'reversing',
          ),
        ]),
    )
    .with('ofParts', (eb) =>
      eb
        .selectFrom('payment_parts')
        .groupBy('stream')
        .select('stream')
        .select(
          (['applied', 'unapplied', 'refunded', 'reversed'] as const).map((column) =>
            sql<number>`sum(${sql.ref(column)})`.as(column),
          ),
        ),
    )
    .selectFrom('events as received')
    .leftJoin('own', 'own.stream', 'received.stream')
    .leftJoin('ofParts', 'ofParts.stream', 'received.stream')
    .where('received.type', '=', 'PaymentReceived')
    .select(['received.stream', 'received.position', 'received.customer_id', 'received.currency', 'received.change'])
    .select([
      minor('amount', 'received').as('amount'),
      sql<number>`coalesce(${sql.ref('ofParts.applied')}, 0)`.as('applied'),
      sql<number>`coalesce(${sql.ref('ofParts.unapplied')}, 0) + coalesce(own.credited, 0) - coalesce(own.of_cash, 0)`.as(
        'unapplied',
      ),
      sql<number>`coalesce(${sql.ref('ofParts.refunded')}, 0)`.as('refunded'),
      sql<number>`coalesce(${sql.ref('ofParts.reversed')}, 0) + coalesce(own.of_cash, 0)`.as('reversed'),
      sql<number>`coalesce(own.reversing, 0)`.as('reversing'),
    ]);
  await db
    .insertInto('payments')
    .columns([...columns])
    .expression(
      db
        .selectFrom(across.as('paid'))
        .select([
          'stream',
          sql`substr(stream, 9)`.as('payment_id'),
          'position',
          'customer_id',
          'currency',
          sql`null::uuid`.as('invoice_id'),
        ])
        .select([
          ...ofReceipt,
          'amount',
          'applied',
          'unapplied',
          'refunded',
          'reversed',
          'reversing',
          state.as('state'),
        ]),
    )
    .execute();
}

const columns = [
  ...(['stream', 'payment_id', 'position', 'customer_id', 'currency', 'invoice_id', 'received_on', 'method'] as const),
  ...(['reference', 'amount', 'applied', 'unapplied', 'refunded', 'reversed', 'reversing', 'state'] as const),
] as const;

const ofReceipt = [
  sql`(change ->> 'receivedOn')::date`.as('received_on'),
  sql`change ->> 'method'`.as('method'),
  sql`change ->> 'reference'`.as('reference'),
] as const;

const state = sql<string>`case when refunded + reversed >= amount then 'returned'
  when applied + unapplied + refunded + reversed <> amount then 'allocating'
  when refunded + reversed = 0 then 'received' else 'partly-returned' end`;
