// A message, as the bookkeeper reads it, of either of the two sources that docs/integration-events.md describes.

/** The fields of the data of events that the bookkeeper reads. */
export type Data = Partial<{
  amount: number;
  excess: number;
  withdrawn: number;
  refunded: number;
  amountDue: number;
  credit: number;
  accepted: number;
  currency: string;
  customerId: string;
  invoiceId: string;
  paymentId: string;
  applicationId: string;
  closedThrough: string;
  number: string;
  sequence: number;
  customer: { id: string };
  totals: { payable: number; taxExclusive: number; tax: number; prepaid: number; rounding?: number };
  taxes: { taxable: number; tax: number }[];
  document: Pick<Data, 'totals'>;
}>;

export type Message = { type: string; subject: string; sequence: number; data: Data };

/** A message of the topic `ledger.events`. */
export type CloudEvent = { type: string; subject: string; sequence: string; dataschema: string; data: Data };

/** A message of the live feed. */
export type LiveMessage = {
  position: string;
  type: string;
  stream: string;
  revision: number;
  change: Data;
  after?: { amountDue?: number };
};

export const ofKafka = ({ type, subject, sequence, data }: CloudEvent): Message => ({
  type: type.replace(/^ledger\./, ''),
  subject,
  sequence: Number(sequence),
  data,
});

/** The state after the event has the amount due, and `change` all else. */
export const ofLiveFeed = ({ type, stream, revision, change, after }: LiveMessage): Message => ({
  type,
  subject: stream.replace(/^invoice-/, ''),
  sequence: revision,
  data: { ...change, ...(after?.amountDue !== undefined && { amountDue: after.amountDue }) },
});
