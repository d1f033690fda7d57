import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { Currency } from '../../../events/money/currency.ts';
import { answerOf, commands } from '../api/client.ts';
import type { Fault } from '../api/problem.ts';
import { accountRead } from '../customers/reads.ts';
import { amountTyped, money } from '../format/money.ts';
import { today } from '../seller-day.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { Dialog } from '../ui/command/dialog.tsx';
import { newId } from '../ui/command/new-id.ts';
import { useCommand } from '../ui/command/use-command.ts';
import { useDraft } from '../ui/command/use-draft.ts';
import { type Customer, CustomerField } from '../ui/fields/customer-field.tsx';
import { fieldsOf } from '../ui/fields/draft-fields.ts';
import { Faults } from '../ui/fields/field.tsx';
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
import { useCustomerCurrency } from '../ui/fields/use-customer-currency.ts';
import { allocate, unallocated } from './allocations.ts';
import { OpenInvoices } from './open-invoices.tsx';
import { openInvoicesRead } from './reads.ts';
import './payment.css';

/** Until the reader ticks an invoice or types an amount for one, the invoices with the oldest due dates are paid. */
const nothingChosen = {
  ticked: undefined as readonly string[] | undefined,
  typed: {} as Readonly<Record<string, string>>,
};

/**
 * Records one payment across several invoices of a customer: those with the oldest due dates, or those that the reader ticks. What is not allocated
 * becomes customer credit.
 * @param customer the payer, if known
 */
export default function RecordPaymentDialog({ customer, onClose }: { customer?: Customer; onClose: () => void }) {
  const kept = useDraft(`payment across invoices ${customer?.id ?? ''}`, () => ({
    paymentId: newId(),
    customerId: customer?.id ?? '',
    customerName: customer?.name ?? '',
    /** Until one is chosen, the currency in which the customer owes. */
    currency: undefined as Currency | undefined,
    amount: '',
    receivedOn: today(),
    method: 'credit-transfer',
    reference: '',
    ...nothingChosen,
  }));
  const { draft, change } = kept;
  const field = fieldsOf(draft, change);
  const { customerId, ticked, typed } = draft;
  const { currency, isKnown, hint } = useCustomerCurrency(customerId, draft.currency);
  const isReady = customerId !== '' && isKnown;
  const open = useQuery({ ...openInvoicesRead(customerId, currency), enabled: isReady });
  const account = useQuery({ ...accountRead(customerId), enabled: isReady });
  const credit = account.data?.credit.find((one) => one.currency === currency)?.credit ?? 0;
  const owed = Math.max(0, -credit);
  const invoices = open.data?.invoices ?? [];
  const amount = amountOr0(draft.amount, currency);
  const amounts = Object.fromEntries(
    Object.entries(typed).map(([invoiceId, text]) => [invoiceId, amountOr0(text, currency)]),
  );
  // what is owed of credit is filled first, as the command service does it
  const allocations = allocate(invoices, Math.max(0, amount - owed), ticked && { ticked, amounts });
  const left = unallocated(amount, allocations);
  const isNoAmount = (text: string) => text.trim() !== '' && (amountTyped(text, currency) ?? -1) < 0;
  const wrong = invoices.filter(({ invoiceId }) => ticked?.includes(invoiceId) && isNoAmount(typed[invoiceId] ?? ''));

  const tick = (invoiceId: string, isTicked: boolean) => {
    const before = (ticked ?? allocations.map((one) => one.invoiceId)).filter((other) => other !== invoiceId);
    const { [invoiceId]: _, ...others } = typed;
    change({ ticked: isTicked ? [...before, invoiceId] : before, typed: others });
  };
  const type = (invoiceId: string, text: string) => {
    const before = ticked ?? allocations.map((one) => one.invoiceId);
    change({
      ticked: before.includes(invoiceId) ? before : [...before, invoiceId],
      typed: { ...typed, [invoiceId]: text },
    });
  };

  const faults: Fault[] = [
    ...(customerId === '' ? [{ pointer: '/customerId', detail: texts.paymentAcrossInvoices.chooseCustomer }] : []),
    ...faultsOfAmount('/amount', draft.amount, currency),
    ...faultsOfDate('/receivedOn', draft.receivedOn),
    ...wrong.map(({ number, invoiceId }) => ({
      pointer: '/allocations',
      detail: texts.paymentAcrossInvoices.notAnAmount(number ?? invoiceId),
    })),
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
        ...(ticked !== undefined && { allocations }),
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
            onType={(customerName) => change({ customerName, customerId: '', ...nothingChosen })}
            onChoose={({ id, name }) => change({ customerId: id, customerName: name, ...nothingChosen })}
          />
          <CurrencyField
            value={currency}
            hint={hint}
            onChange={(code) => change({ currency: code, ...nothingChosen })}
          />
          <AmountField label={texts.payment.amount} currency={currency} {...field('amount')} />
        </div>
        <div className="command-row">
          <DateField label={texts.payment.date} {...field('receivedOn')} />
          <MethodField {...field('method')} />
          <TextField label={texts.fields.reference} {...field('reference')} />
        </div>
        {isReady && open.data !== undefined && (
          <OpenInvoices
            invoices={invoices}
            currency={currency}
            allocations={allocations}
            ticked={ticked}
            typed={typed}
            onTick={tick}
            onType={type}
            left={left}
            owed={owed}
            owesElsewhere={hint !== undefined}
          />
        )}
        {invoices.length > 0 && (
          <p className="hint">
            {ticked === undefined ? texts.paymentAcrossInvoices.oldest : texts.paymentAcrossInvoices.chosen}{' '}
            {ticked !== undefined && (
              <button type="button" className="plain" onClick={() => change(nothingChosen)}>
                {texts.paymentAcrossInvoices.backToOldest}
              </button>
            )}
          </p>
        )}
        <AllocationFaults />
        {open.data?.isComplete === false && <p className="hint">{texts.paymentAcrossInvoices.notAll}</p>}
      </CommandForm>
    </Dialog>
  );
}

/** The faults of the typed amounts, below the table. */
function AllocationFaults() {
  const faults = useContext(Faults).filter(({ pointer }) => pointer.startsWith('/allocations'));
  return faults.map(({ detail }) => (
    <p key={detail} className="fault">
      {detail}
    </p>
  ));
}
