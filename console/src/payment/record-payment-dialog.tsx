import { useQuery } from '@tanstack/react-query';
import { answerOf, commands } from '../api/client.ts';
import type { Fault } from '../api/problem.ts';
import { amountText, amountTyped, money } from '../format/money.ts';
import { today } from '../seller-day.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { Dialog } from '../ui/command/dialog.tsx';
import { newId } from '../ui/command/new-id.ts';
import { useCommand } from '../ui/command/use-command.ts';
import { useDraft } from '../ui/command/use-draft.ts';
import { type Customer, CustomerField } from '../ui/fields/customer-field.tsx';
import { fieldsOf } from '../ui/fields/draft-fields.ts';
import {
  AmountField,
  amountOr0,
  CurrencyField,
  DateField,
  faultsOfAmount,
  faultsOfDate,
  MethodField,
  TextField,
} from '../ui/fields/inputs.tsx';
import { type Allocation, oldestFirst, unallocated } from './allocations.ts';
import { OpenInvoices } from './open-invoices.tsx';
import { openInvoicesRead } from './reads.ts';
import './payment.css';

/**
 * Records one payment across several invoices of a customer. It is allocated to the oldest due dates first, or manually; the rest becomes customer
 * credit.
 * @param customer the payer, if known
 */
export default function RecordPaymentDialog({ customer, onClose }: { customer?: Customer; onClose: () => void }) {
  const kept = useDraft(`payment across invoices ${customer?.id ?? ''}`, () => ({
    paymentId: newId(),
    customerId: customer?.id ?? '',
    customerName: customer?.name ?? '',
    currency: 'EUR',
    amount: '',
    receivedOn: today(),
    method: 'credit-transfer',
    reference: '',
    mode: 'oldest' as 'oldest' | 'manual',
    /** The amounts typed for the invoices in manual mode. */
    manual: {} as Readonly<Record<string, string>>,
  }));
  const { draft, change } = kept;
  const field = fieldsOf(draft, change);
  const { customerId, currency } = draft;
  const open = useQuery({ ...openInvoicesRead(customerId, currency), enabled: customerId !== '' });
  const invoices = open.data?.invoices ?? [];
  const amount = amountOr0(draft.amount, currency);
  const allocations: Allocation[] =
    draft.mode === 'oldest'
      ? oldestFirst(invoices, amount)
      : Object.entries(draft.manual)
          .map(([invoiceId, typed]) => ({ invoiceId, amount: amountOr0(typed, currency) }))
          .filter((allocation) => allocation.amount > 0);
  const left = unallocated(amount, allocations);

  const faults: Fault[] = [
    ...(customerId === '' ? [{ pointer: '/customerId', detail: texts.paymentAcrossInvoices.chooseCustomer }] : []),
    ...faultsOfAmount('/amount', draft.amount, currency),
    ...faultsOfDate('/receivedOn', draft.receivedOn),
    ...(left < 0 ? [{ pointer: '/amount', detail: texts.paymentAcrossInvoices.tooMuch(money(-left, currency)) }] : []),
  ];
  const command = useCommand({
    send: (signal) => {
      const { paymentId, receivedOn, method } = draft;
      const reference = draft.reference.trim();
      const body = {
        paymentId,
        customerId,
        amount: amountTyped(draft.amount, currency) ?? 0,
        currency,
        receivedOn,
        method,
        ...(reference !== '' && { reference }),
        ...(draft.mode === 'manual' && { allocations }),
      };
      const params = { header: { 'idempotency-key': paymentId } };
      return answerOf(commands.POST('/payments', { params, body, signal }));
    },
    affects: { customerId },
    onDone: () => {
      kept.forget();
      onClose();
    },
  });

  return (
    <Dialog title={texts.paymentAcrossInvoices.title} onClose={onClose} isWide>
      <CommandForm
        command={command}
        faults={faults}
        fieldOf={{
          'allocations-exceed-payment': '/amount',
          'not-this-customers-invoice': '/customerId',
          'currency-differs': '/currency',
        }}
        submit={texts.payment.submit}
        draft={kept}
        onClose={onClose}
      >
        <div className="command-row">
          <CustomerField
            name={draft.customerName}
            pointer="/customerId"
            onType={(customerName) => change({ customerName, customerId: '', manual: {} })}
            onChoose={({ id, name }) => change({ customerId: id, customerName: name, manual: {} })}
          />
          <CurrencyField value={currency} onChange={(code) => change({ currency: code, manual: {} })} />
          <AmountField label={texts.payment.amount} currency={currency} {...field('amount')} />
        </div>
        <div className="command-row">
          <DateField label={texts.payment.date} {...field('receivedOn')} />
          <MethodField {...field('method')} />
          <TextField label={texts.fields.reference} {...field('reference')} />
        </div>
        <fieldset className="allocation-mode">
          <legend className="label">{texts.paymentAcrossInvoices.allocation}</legend>
          {(['oldest', 'manual'] as const).map((mode) => (
            <label key={mode} className="check">
              <input
                type="radio"
                name="allocation-mode"
                checked={draft.mode === mode}
                onChange={() =>
                  change({
                    mode,
                    manual: Object.fromEntries(
                      allocations.map((allocation) => [allocation.invoiceId, amountText(allocation.amount, currency)]),
                    ),
                  })
                }
              />
              {texts.paymentAcrossInvoices[mode]}
            </label>
          ))}
        </fieldset>
        {customerId !== '' && open.data !== undefined && (
          <OpenInvoices
            invoices={invoices}
            currency={currency}
            allocations={allocations}
            typed={draft.mode === 'manual' ? draft.manual : undefined}
            onType={(invoiceId, typed) => change({ manual: { ...draft.manual, [invoiceId]: typed } })}
            left={left}
          />
        )}
        {open.data?.isComplete === false && <p className="hint">{texts.paymentAcrossInvoices.notAll}</p>}
      </CommandForm>
    </Dialog>
  );
}
