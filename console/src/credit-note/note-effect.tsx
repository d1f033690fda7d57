import { useQuery } from '@tanstack/react-query';
import type { Currency } from '../../../events/money/currency.ts';
import type { Minor } from '../../../events/money/money.ts';
import { CreditPreview } from '../customers/credit-preview.tsx';
import { accountRead } from '../customers/reads.ts';
import { texts } from '../texts.ts';

/** The credit of the customer before a note of this amount and after it. */
export function NoteEffect({
  customerId,
  currency,
  amount,
}: {
  customerId: string;
  currency: Currency;
  amount: Minor;
}) {
  const { data } = useQuery(accountRead(customerId));
  if (data === undefined) return null;
  const now = data.credit.find((credit) => credit.currency === currency)?.credit ?? 0;
  return <CreditPreview currency={currency} rows={[{ name: texts.preview.credit, now, after: now + amount }]} />;
}
