// An invoice of five JSON fields is no e-invoice. Its refusal says what is missing, so that a client can send the invoice again with it.

import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import type { InvoiceContent } from '../events/document/document.ts';
import type { BrokenRule } from '../events/einvoice/rules/broken-rule.ts';
import { followed, leastClaims, leastInvoice } from '../events/einvoice/testing/follow-rules.ts';
import type { InvoiceView } from '../events/invoice-view.ts';
import { after, asCaller, type Problem, post } from '../testing/http/client.ts';

const { commandUrl, queryUrl } = inject('ledger');

type Read = { status: number; text: string; rules: BrokenRule[] };

/** Registers the content under a number of its own, and reads it as an e-invoice. */
async function readAsXml(content: InvoiceContent, syntax: string): Promise<Read> {
  const numbered = content.number === undefined ? {} : { number: randomUUID() };
  const answer = await post<InvoiceView & Problem>(`${commandUrl}/invoices`, {
    ...content,
    ...numbered,
    invoiceId: randomUUID(),
  });
  expect(answer.status, answer.text).toBe(201);
  const headers = asCaller({ accept: 'application/xml', ...after(answer) });
  const read = await fetch(`${queryUrl}/invoices/${answer.body.invoiceId}?syntax=${syntax}`, { headers });
  const text = await read.text();
  const { rules = [] } = read.status === 422 ? (JSON.parse(text) as { rules: BrokenRule[] }) : {};
  return { status: read.status, text, rules };
}

it.each(leastClaims.map((claim, index) => [claim, index % 2 === 0 ? 'ubl' : 'cii'] as const))(
  'the least invoice that claims %s becomes an e-invoice in %s by sending what its refusals ask for',
  async (claim, syntax) => {
    let content = leastInvoice({ category: 'K' }, claim);
    let read = await readAsXml(content, syntax);
    expect(read.rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['BR-02', 'BR-08', 'BR-IC-12']));
    for (let tries = 0; read.status === 422 && tries < 4; tries++) {
      content = followed(content, read.rules);
      read = await readAsXml(content, syntax);
    }
    expect(read.status, read.text).toBe(200);
    if (claim !== undefined) expect(read.text).toContain(`>${claim}<`);
  },
);

it('JSON that claims a specification whose rules the ledger does not know is refused', async () => {
  const content = leastInvoice({ category: 'Z' }, 'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0');
  const answer = await post<Problem>(`${commandUrl}/invoices`, { ...content, invoiceId: randomUUID() });
  expect(answer).toMatchObject({ status: 422, body: { type: '/problems/specification-not-known' } });
});
