import { locale } from './locale.ts';

const format = new Intl.NumberFormat(locale);
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

/** A count: "12,345". */
export const count = (number: number): string => format.format(number);

/** A fraction of 1 as a percentage: "12.5%". */
export const percent = (share: number): string => percents.format(share);
