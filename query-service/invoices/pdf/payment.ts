import { directDebits, type PaymentInstructions } from '../../../events/document/payment-instructions.ts';
import { epcPayload, isIban, isTransferable } from './epc-qr.ts';
import { number } from './formats.ts';
import { labels } from './labels.ts';
import type { Fact, Payment, WrittenDocument } from './page.ts';

const words = labels.payment;

/** @param isClaim whether the buyer has to pay it */
export function paymentOf(document: WrittenDocument, isClaim: boolean): Payment {
  const { paymentTerms, paymentInstructions = [] } = document;
  const qr = isClaim ? qrOf(document) : undefined;
  return {
    terms: (paymentTerms ?? '').split(/\r?\n/).map(readable).filter(Boolean),
    means: paymentInstructions.map(factsOf),
    ...(qr !== undefined && { qr }),
  };
}

function factsOf(instructions: PaymentInstructions): Fact[] {
  const { meansCode, meansText, account, accountName, serviceProvider, remittance, card, mandate } = instructions;
  const named = words.codes[meansCode] ?? (meansText === undefined ? words.otherCode(meansCode) : undefined);
  const facts: [string, string | undefined][] = [
    [
      words.means,
      [named, meansText].filter((text, index, all) => text !== undefined && all.indexOf(text) === index).join(', '),
    ],
    [account !== undefined && isIban(account) ? words.iban : words.account, account && inGroups(account)],
    [words.bic, serviceProvider],
    [words.accountName, accountName],
    [words.remittance, remittance],
    [words.card, card && [card.network, words.cardEndsWith, card.number, card.holder].filter(Boolean).join(' ')],
    [words.mandate, mandate?.reference],
    [words.debitedAccount, mandate?.debitedAccount && inGroups(mandate.debitedAccount)],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** ISO 13616: an IBAN is printed in groups of four. */
const inGroups = (account: string): string =>
  isIban(account) ? account.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ') : account;

/** The payment QR code for the first account that money in EUR can be transferred to. */
function qrOf({
  currency,
  totals,
  seller,
  payee,
  paymentInstructions = [],
  number,
}: WrittenDocument): string | undefined {
  if (currency !== 'EUR' || !isTransferable(totals.payable)) return undefined;
  const transfer = paymentInstructions.find(
    ({ account, meansCode }) => account !== undefined && isIban(account) && !directDebits.includes(meansCode),
  );
  const name = transfer?.accountName ?? payee?.name ?? seller?.name;
  if (transfer?.account === undefined || name === undefined) return undefined;
  return epcPayload({
    name,
    iban: transfer.account,
    ...(transfer.serviceProvider !== undefined && { bic: transfer.serviceProvider }),
    amount: totals.payable,
    remittance: transfer.remittance ?? number ?? '',
  });
}

/** A line of payment terms. XRechnung (BR-DE-18) writes "#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=100.00#". */
function readable(line: string): string {
  const [, kind, days, percent, base] =
    /^#(SKONTO|VERZUG)#TAGE=(\d+)#PROZENT=(\d+\.\d\d)(?:#BASISBETRAG=(-?\d+\.\d\d))?#$/.exec(line.trim()) ?? [];
  if (days === undefined || percent === undefined) return line.trim();
  const text = (kind === 'SKONTO' ? words.discount : words.interest)(percent, days);
  return base === undefined ? text : `${text} ${words.onAmount(number(base))}`;
}
