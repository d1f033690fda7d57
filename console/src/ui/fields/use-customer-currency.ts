import { useQuery } from '@tanstack/react-query';
import type { Currency } from '../../../../events/money/currency.ts';
import { list } from '../../format/lists.ts';
import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { owedRead } from './owed.ts';

const usual: Currency = 'EUR';

/**
 * The currency of a dialog about a customer: the chosen one, or else the one in which the customer owes.
 * @param customerId of an existing customer; '' if there is none
 * @param chosen undefined until the reader chooses a currency
 */
export function useCustomerCurrency(customerId: string, chosen: Currency | undefined) {
  const { data } = useQuery({ ...owedRead(customerId), enabled: customerId !== '' });
  const owed = data ?? [];
  const currency = chosen ?? owed[0]?.currency ?? usual;
  const others = owed.filter((one) => one.currency !== currency && Number(one.due) > 0);
  const isDue = owed.some((one) => one.currency === currency && Number(one.due) > 0);
  const amounts = list(others.map((one) => money(one.due, one.currency)));
  return {
    currency,
    /** Whether the currency is chosen, or follows from what the customer owes. */
    isKnown: chosen !== undefined || data !== undefined,
    /** What the customer owes in other currencies, in words. */
    hint:
      others.length === 0 ? undefined : isDue ? texts.owed.also(amounts) : texts.owed.onlyElsewhere(currency, amounts),
  };
}
