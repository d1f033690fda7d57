import type { Sum } from '../../../events/money/sum.ts';
import { locale } from './locale.ts';

const format = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

/** A count: "12,345". */
export const count = (number: number): string => format.format(number);

/** The share of one sum in another, rounded: for a percentage or the length of a bar. */
export const ratio = (part: Sum, whole: Sum): number => Number(part) / Number(whole);

/** A fraction of 1 as a percentage: "12.5%". */
export const percent = (share: number): string => percents.format(share);
