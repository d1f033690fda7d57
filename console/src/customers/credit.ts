import type { Currency } from '../../../events/money/currency.ts';
import type { Minor } from '../../../events/money/money.ts';

/** What a customer has to spend in a currency. */
export type Credit = { customerId: string; currency: Currency; credit: Minor };
