import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Currency } from '../../../events/money/currency.ts';
import { answerOf, commands } from '../api/client.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { Dialog } from '../ui/command/dialog.tsx';
import { newId } from '../ui/command/new-id.ts';
import { useCommand } from '../ui/command/use-command.ts';
import { useDraft } from '../ui/command/use-draft.ts';
import { DocumentDrop } from '../ui/document/document-drop.tsx';
import type { DocumentFile } from '../ui/document/file.ts';
import { CustomerField } from '../ui/fields/customer-field.tsx';
import { fieldsOf } from '../ui/fields/draft-fields.ts';
import { AmountField, CurrencyField, DateField, TextField } from '../ui/fields/inputs.tsx';
import { useCustomerCurrency } from '../ui/fields/use-customer-currency.ts';
import { Adjustments } from './adjustments.tsx';
import { AsStated } from './as-stated.tsx';
import { bodyOf, totalsSoFar } from './body.ts';
import { blankDraft, draftOf } from './draft.ts';
import { Lines } from './lines.tsx';
import { LiveTotals } from './live-totals.tsx';
import { NumberField } from './number-field.tsx';
import { holderInRefusal, holderOf, numberRead } from './number-taken.ts';
import { PdfAsItIs } from './pdf-as-it-is.tsx';
import type { ReadDocument } from './read-document.ts';
import { readDropped } from './read-dropped.ts';
import './register.css';

/** Registers an invoice, typed or from a file: UBL, CII or PDF. Its id is part of the draft, so it is registered once even if it is sent twice. */
export default function RegisterDialog({ onClose }: { onClose: () => void }) {
  const [, navigate] = useLocation();
  const kept = useDraft('register', () => ({
    ...blankDraft(),
    /** Until one is chosen, the currency of the customer. */
    currency: undefined as Currency | undefined,
    /** The customer who was chosen from the list; '' for a new one. */
    existingCustomer: '',
  }));
  const { change } = kept;
  const { existingCustomer } = kept.draft;
  const { currency, hint } = useCustomerCurrency(existingCustomer, kept.draft.currency);
  const draft = { ...kept.draft, currency };
  const field = fieldsOf(draft, change);
  const isNewCustomer = draft.customerName !== '' && existingCustomer === '';
  const { body, faults } = bodyOf(draft);
  const number = draft.numbering === 'number' ? draft.number.trim() : '';
  const holder = useQuery({ ...numberRead(number), enabled: number !== '' });
  const sums = totalsSoFar(body);
  const command = useCommand({
    send: (signal) => answerOf(commands.POST('/invoices', { body, signal })),
    affects: { invoiceId: draft.invoiceId, customerId: body.customer.id },
    onDone: ({ invoiceId }) => {
      kept.forget();
      show(invoiceId);
    },
  });
  const [stated, setStated] = useState<ReadDocument>();
  const [pdf, setPdf] = useState<DocumentFile>();
  const refusedFor = holderInRefusal(command.error, number);
  const found = number === '' || holder.data?.invoiceId === draft.invoiceId ? undefined : holder.data;
  const taken = found
    ? { invoiceId: found.invoiceId, customerName: found.customer.name }
    : refusedFor && { invoiceId: refusedFor };
  const show = (invoiceId: string) => {
    onClose();
    navigate(`/invoices/${invoiceId}`);
  };
  const take = async (file: DocumentFile) => {
    if (file.type === 'application/pdf') return setPdf(file);
    const { found, isSame } = await readDropped(file.bytes);
    const { content, differences } = found;
    const first = content.number === undefined ? undefined : await holderOf(content.number);
    if (first && (await isSame(first.invoiceId))) return show(first.invoiceId);
    if (differences.length > 0 || hasAttachments(content)) return setStated(found);
    change({ ...draftOf(content), invoiceId: newId(), existingCustomer: '' });
  };
  if (stated || pdf)
    return (
      <Dialog title={texts.register.title} onClose={onClose} isWide>
        {stated && <AsStated file={stated} onDone={show} onClose={onClose} />}
        {pdf && <PdfAsItIs file={pdf} onDone={show} onClose={onClose} />}
      </Dialog>
    );
  return (
    <Dialog title={texts.register.title} onClose={onClose} isWide>
      <CommandForm
        command={command}
        faults={found ? [...faults, { pointer: '/number', detail: texts.register.otherNumber }] : faults}
        fieldOf={{
          'due-before-issued': '/dueOn',
          'unknown-currency': '/currency',
          'idempotency-key-reused': '/number',
          'number-taken': '/number',
        }}
        submit={texts.register.submit}
        draft={kept}
        onClose={onClose}
      >
        <DocumentDrop onFile={take} />
        <div className="register-head">
          <CustomerField
            name={draft.customerName}
            pointer="/customer/name"
            onType={(customerName) => {
              const isFollowing = draft.customerId === '' || draft.customerId === slugOf(draft.customerName);
              change({
                customerName,
                existingCustomer: '',
                ...(isFollowing && { customerId: slugOf(customerName) }),
              });
            }}
            onChoose={({ id, name }) => change({ customerId: id, customerName: name, existingCustomer: id })}
          />
          <TextField
            label={texts.fields.customerId}
            {...field('customerId')}
            pointer="/customer/id"
            maxLength={100}
            {...(isNewCustomer && { hint: texts.register.customerIdHint })}
          />
          <NumberField draft={draft} taken={taken || undefined} onChange={change} />
          <CurrencyField value={currency} hint={hint} onChange={(code) => change({ currency: code })} />
          <DateField label={texts.fields.issuedOn} {...field('issuedOn')} />
          <DateField label={texts.fields.dueOn} {...field('dueOn')} />
          <TextField label={texts.register.reference} {...field('reference')} />
          <AmountField label={texts.totals.prepaid} currency={draft.currency} {...field('prepaid')} />
        </div>
        <Lines draft={draft} nets={sums?.nets ?? []} onChange={(lines) => change({ lines })} />
        <div className="register-foot">
          <Adjustments draft={draft} onChange={(adjustments) => change({ adjustments })} />
          <LiveTotals sums={sums} currency={draft.currency} />
        </div>
      </CommandForm>
    </Dialog>
  );
}

/** The form does not show them, and as JSON they are bounded. The file itself is sent. */
const hasAttachments = ({ supportingDocuments = [] }: ReadDocument['content']): boolean =>
  supportingDocuments.some(({ attachment }) => attachment);

/** Suggests an ID for a new customer. */
const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
