// The texts of codes that the services answer. A code without a text is shown as it is.
import type { Flag } from '../../../events/invoice-fields.ts';
import { texts } from '../texts.ts';

const textOf = (names: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(names, code) ? (names[code] ?? code) : code;

export const eventName = (type: string): string => textOf(texts.events, type);
export const methodName = (method: string): string => textOf(texts.methods, method);
export const stateName = (state: string): string => textOf(texts.states, state);

/** The flags of an invoice, in the order in which they are shown. */
export const flagNames = Object.keys(texts.invoices.only) as Flag[];
