import { locale } from './locale.ts';

const format = new Intl.NumberFormat(locale);

/** A count: "12,345". */
export const count = (number: number): string => format.format(number);
