// The texts of codes that the services answer. A code without a text is shown as it is.
import { texts } from '../texts.ts';

const textOf = (names: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(names, code) ? (names[code] ?? code) : code;

export const eventName = (type: string): string => textOf(texts.events, type);
export const methodName = (method: string): string => textOf(texts.methods, method);
export const stateName = (state: string): string => textOf(texts.states, state);
