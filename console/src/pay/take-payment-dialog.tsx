import { useQuery } from '@tanstack/react-query';
import { answerOf, commands } from '../api/client.ts';
import type { Fault } from '../api/problem.ts';
import { today } from '../format/dates.ts';
import { amountText, amountTyped, money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { CurrencyOptions } from '../ui/currencies.tsx';
import { type Customer, CustomerField } from '../ui/customer-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import {
  AmountField,
  amountOr0,
  DateField,
  faultsOfAmount,
  faultsOfDate,
  MethodField,
  TextField,
} from '../ui/inputs.tsx';
import { newId } from '../ui/new-id.ts';
import { useCommand } from '../ui/use-command.ts';
import { useDraft } from '../ui/use-draft.ts';
import { leftOf, oldestFirst, type Share } from './allocations.ts';
import { OpenInvoices } from './open-invoices.tsx';
import { openRead } from './reads.ts';
import './pay.css';

/**
 * One payment over many invoices of a customer: the oldest due first, or as one says; what is left becomes credit.
 * @param customer where it is known who pays
 */
export default function TakePaymentDialog({ customer, onClose }: { customer?: Customer; onClose: () => void }) {
  const { draft, change, isRestored, forget, startAnew } = useDraft(`take payment ${customer?.id ?? ''}`, () => ({
    paymentId: newId(),
    customerId: customer?.id ?? '',
    customerName: customer?.name ?? '',
    currency: 'EUR',
    amount: '',
    receivedOn: today(),
    method: 'credit-transfer',
    reference: '',
    allocating: 'oldest' as 'oldest' | 'chosen',
    /** What was typed for an invoice, where one chooses. */
    chosen: {} as Readonly<Record<string, string>>,
  }));
  const { customerId, currency } = draft;
  const open = useQuery({ ...openRead(customerId, currency), enabled: customerId !== '' });
  const invoices = open.data?.invoices ?? [];
  const amount = amountOr0(draft.amount, currency);
  const shares: Share[] =
    draft.allocating === 'oldest'
      ? oldestFirst(invoices, amount)
      : Object.entries(draft.chosen)
          .map(([invoiceId, typed]) => ({ invoiceId, amount: amountOr0(typed, currency) }))
          .filter((share) => share.amount > 0);
  const left = leftOf(amount, shares);

  const faults: Fault[] = [
    ...(customerId === '' ? [{ pointer: '/customerId', detail: texts.takePayment.chooseCustomer }] : []),
    ...faultsOfAmount('/amount', draft.amount, currency),
    ...faultsOfDate('/receivedOn', draft.receivedOn),
    ...(left < 0 ? [{ pointer: '/amount', detail: texts.takePayment.tooMuch(money(-left, currency)) }] : []),
  ];
  const command = useCommand({
    send: (signal) => {
      const { paymentId, receivedOn, method, reference } = draft;
      const body = {
        paymentId,
        customerId,
        amount: amountTyped(draft.amount, currency) ?? 0,
        currency,
        receivedOn,
        method,
        ...(reference.trim() !== '' && { reference: reference.trim() }),
        ...(draft.allocating === 'chosen' && { allocations: shares }),
      };
      const params = { header: { 'idempotency-key': paymentId } };
      return answerOf(commands.POST('/payments', { params, body, signal }));
    },
    about: { customerId },
    onDone: () => {
      forget();
      onClose();
    },
  });

  return (
    <Dialog title={texts.takePayment.title} onClose={onClose} isWide>
      <CommandForm
        command={command}
        faults={faults}
        fieldOf={{
          'allocations-exceed-payment': '/amount',
          'not-this-customers-invoice': '/customerId',
          'currency-differs': '/currency',
        }}
        submit={texts.pay.submit}
        isRestored={isRestored}
        onStartAnew={startAnew}
        onClose={onClose}
      >
        <div className="command-row">
          <CustomerField
            name={draft.customerName}
            pointer="/customerId"
            onType={(customerName) => change({ customerName, customerId: '', chosen: {} })}
            onChoose={({ id, name }) => change({ customerId: id, customerName: name, chosen: {} })}
          />
          <Field label={texts.fields.currency} pointer="/currency">
            {(props) => (
              <select
                {...props}
                value={currency}
                onChange={({ target }) => change({ currency: target.value, chosen: {} })}
              >
                <CurrencyOptions />
              </select>
            )}
          </Field>
          <AmountField
            label={texts.pay.amount}
            pointer="/amount"
            currency={currency}
            value={draft.amount}
            onChange={(typed) => change({ amount: typed })}
          />
        </div>
        <div className="command-row">
          <DateField
            label={texts.pay.receivedOn}
            pointer="/receivedOn"
            value={draft.receivedOn}
            onChange={(receivedOn) => change({ receivedOn })}
          />
          <MethodField label={texts.pay.method} value={draft.method} onChange={(method) => change({ method })} />
          <TextField
            label={texts.pay.reference}
            pointer="/reference"
            value={draft.reference}
            onChange={(reference) => change({ reference })}
          />
        </div>
        <fieldset className="allocating">
          <legend className="label">{texts.takePayment.allocating}</legend>
          {(['oldest', 'chosen'] as const).map((way) => (
            <label key={way} className="check">
              <input
                type="radio"
                name="allocating"
                checked={draft.allocating === way}
                onChange={() =>
                  change({
                    allocating: way,
                    chosen: Object.fromEntries(
                      shares.map((share) => [share.invoiceId, amountText(share.amount, currency)]),
                    ),
                  })
                }
              />
              {texts.takePayment[way]}
            </label>
          ))}
        </fieldset>
        {customerId !== '' && open.data !== undefined && (
          <OpenInvoices
            invoices={invoices}
            currency={currency}
            shares={shares}
            typed={draft.allocating === 'chosen' ? draft.chosen : undefined}
            onType={(invoiceId, typed) => change({ chosen: { ...draft.chosen, [invoiceId]: typed } })}
            left={left}
          />
        )}
        {open.data?.isAll === false && <p className="hint">{texts.takePayment.notAll}</p>}
      </CommandForm>
    </Dialog>
  );
}
