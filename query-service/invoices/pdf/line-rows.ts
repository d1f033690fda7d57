import type { AllowanceOrCharge } from '../../../events/document/document.ts';
import type { IssuedLine } from '../../../events/invoice.ts';
import type { Currency } from '../../../events/money/currency.ts';
import { adjustment, amount, country, identifier, period, price, quantity, rate } from './formats.ts';
import { labels } from './labels.ts';
import type { LineRow } from './page.ts';

/** @param index of the line, from 0: its number is its id if it has none */
export const lineRow = (line: IssuedLine, index: number, currency: Currency): LineRow => ({
  id: line.id ?? String(index + 1),
  item: line.description,
  details: detailsOf(line, currency),
  quantity: quantity(line.quantity, line.unit),
  price: priceOf(line, currency),
  tax: rate(line.tax),
  net: amount(line.net, currency),
});

function priceOf({ unitPrice, baseQuantity, unit, baseQuantityUnit }: IssuedLine, currency: Currency): string {
  const shown = price(unitPrice, currency);
  return baseQuantity === undefined || (baseQuantity === '1' && baseQuantityUnit === undefined)
    ? shown
    : `${shown} ${labels.lines.per} ${quantity(baseQuantity, baseQuantityUnit ?? unit)}`;
}

function detailsOf(line: IssuedLine, currency: Currency): string[] {
  const { classifications = [], attributes = [], priceDiscount, allowances = [], charges = [] } = line;
  const words = labels.lines;
  const said = (label: string, value: string | undefined) => (value === undefined ? [] : [`${label}: ${value}`]);
  const adjusted = (label: string, sign: string) => (item: AllowanceOrCharge) =>
    `${label} ${sign}${amount(item.amount, currency)}: ${adjustment(item, currency)}`;
  return [
    ...(line.details === undefined ? [] : [line.details]),
    ...(line.note === undefined ? [] : [line.note]),
    ...(line.returned ? [words.returned] : []),
    ...said(words.period, line.period && period(line.period)),
    ...said(words.sellersItemId, line.sellersItemId),
    ...said(words.buyersItemId, line.buyersItemId),
    ...said(words.standardItemId, line.standardItemId && identifier(line.standardItemId)),
    ...classifications.map(({ code, list, listVersion }) => {
      const from = listVersion === undefined ? list : `${list} ${listVersion}`;
      return `${words.classification}: ${code} (${from})`;
    }),
    ...said(words.originCountry, line.originCountry && country(line.originCountry)),
    ...attributes.map(({ name, value }) => `${name}: ${value}`),
    ...said(words.orderLine, line.orderLine),
    ...said(words.accountingReference, line.accountingReference),
    ...said(words.object, line.object && identifier(line.object)),
    ...said(words.grossPrice, priceDiscount?.grossPrice && price(priceDiscount.grossPrice, currency)),
    ...said(words.priceDiscount, priceDiscount && price(priceDiscount.amount, currency)),
    ...allowances.map(adjusted(labels.allowance, '-')),
    ...charges.map(adjusted(labels.charge, '')),
  ];
}
