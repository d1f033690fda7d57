import { locale } from './locale.ts';

const format = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Items in words: "€1.00, £2.00 and $3.00". */
export const list = (items: readonly string[]): string => format.format(items);
