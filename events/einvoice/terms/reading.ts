import type { Currency } from '../../money/currency.ts';
import type { BrokenRule } from '../rules/broken-rule.ts';
import { ElementRepeated, type NotAnEInvoice, XmlForbidden } from '../xml/refusals.ts';

/** What holds for all amounts of a document. */
export type Context = { readonly currency: Currency };

/** More of them help nobody, and each takes time and memory. */
export const mostMistakes = 1_000;

/**
 * A document that is being read. Reading goes on after most refusals: so all that is wrong is told at once, and the rules about amounts are
 * checked on what could be read.
 */
export class Reading implements Context {
  readonly currency: Currency;
  /** The currency as the document states it (BT-5), which may be none that is known. Then `currency` is that of an amount. */
  readonly statedCurrency: string;
  /** BT-24 */
  readonly specification: string | undefined;
  /** Each with the official rules that the document breaks there. */
  readonly #refused: Map<NotAnEInvoice, string[]>;
  readonly #repeated = new Set<string>();

  constructor(
    currency: Currency,
    specification?: string,
    statedCurrency: string = currency,
    refused = new Map<NotAnEInvoice, string[]>(),
  ) {
    this.currency = currency;
    this.specification = specification;
    this.statedCurrency = statedCurrency;
    this.#refused = refused;
  }

  /** The reading of amounts of the document that are in another currency. */
  in(currency: Currency): Reading {
    return new Reading(currency, this.specification, currency, this.#refused);
  }

  /**
   * The same refusal may be named by several rules, one after the other. A repeated element is refused once, whatever is below it.
   * @throws TooManyMistakes, which ends the reading
   */
  refuse(refusal: NotAnEInvoice, ...rules: readonly (string | undefined)[]): void {
    if (refusal instanceof ElementRepeated && this.#isRefused(refusal)) return;
    const names = this.#refused.get(refusal) ?? [];
    this.#refused.set(refusal, [...names, ...rules.filter((rule) => rule !== undefined)]);
    if (this.refused === mostMistakes && names.length === 0)
      throw new XmlForbidden(`the document has ${mostMistakes} mistakes or more, and was not read to its end`);
  }

  #isRefused({ message }: ElementRepeated): boolean {
    const isKnown = this.#repeated.has(message);
    this.#repeated.add(message);
    return isKnown;
  }

  /** How many refusals there are. */
  get refused(): number {
    return this.#refused.size;
  }

  get refusals(): NotAnEInvoice[] {
    return [...this.#refused.keys()];
  }

  get brokenRules(): BrokenRule[] {
    return [...this.#refused].flatMap(([{ message: detail }, rules]) => rules.map((rule) => ({ rule, detail })));
  }

  /** The refusals that no rule names. */
  get unruled(): NotAnEInvoice[] {
    return [...this.#refused].filter(([, rules]) => rules.length === 0).map(([refusal]) => refusal);
  }
}

/** What could be read of a T. Of a document without refusals it is a T. */
export type AsRead<T> = T extends readonly (infer Item)[]
  ? AsRead<Item>[]
  : T extends object
    ? { [Key in keyof T]?: AsRead<T[Key]> }
    : T;
