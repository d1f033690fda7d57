import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import type { Currency } from '../../../events/money/currency.ts';
import { balanceRead } from '../customers/reads.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';

const ApplyCreditDialog = lazy(() => import('../customers/apply-credit-dialog.tsx'));

/** The customer's credit in a currency, with a button that applies it to an invoice; below zero, what the customer owes of it. */
export function CreditToApply({ customerId, currency }: { customerId: string; currency: Currency }) {
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(balanceRead(customerId));
  const credit = Number(data?.balances.find((balance) => balance.currency === currency)?.credit ?? 0);
  if (credit === 0) return null;
  return (
    <p className="payment-credit" data-testid="customer-credit">
      <Link to={`/customers/${encodeURIComponent(customerId)}`}>
        {credit > 0
          ? texts.paymentPage.credit(money(credit, currency))
          : texts.paymentPage.overdrawn(money(-credit, currency))}
      </Link>
      {credit > 0 && (
        <button type="button" onClick={() => setOpen(true)}>
          {texts.applyCredit.open}
        </button>
      )}
      <Suspense>
        {isOpen && (
          <ApplyCreditDialog
            customerId={customerId}
            currency={currency}
            credit={Math.min(credit, Number.MAX_SAFE_INTEGER)}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </p>
  );
}
