import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Currency } from '../../../events/money/currency.ts';
import { answerOf, commands } from '../api/client.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { Dialog } from '../ui/command/dialog.tsx';
import { newId } from '../ui/command/new-id.ts';
import { useCommand } from '../ui/command/use-command.ts';
import { useDraft } from '../ui/command/use-draft.ts';
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
import type { ReadFile } from './read-ubl.ts';
import './register.css';

/** Registers an invoice, typed or from a UBL or CII file. Its id is part of the draft, so it is registered once even if it is sent twice. */
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
  const [stated, setStated] = useState<ReadFile>();
  const refusedFor = holderInRefusal(command.error, number);
  const found = number === '' || holder.data?.invoiceId === draft.invoiceId ? undefined : holder.data;
  const taken = found
    ? { invoiceId: found.invoiceId, customerName: found.customer.name }
    : refusedFor && { invoiceId: refusedFor };
  const show = (invoiceId: string) => {
    onClose();
    navigate(`/invoices/${invoiceId}`);
  };
  const fill = async (file: ReadFile, isSame: (invoiceId: string) => Promise<boolean>) => {
    const { content, differences } = file;
    const first = content.number === undefined ? undefined : await holderOf(content.number);
    if (first && (await isSame(first.invoiceId))) return show(first.invoiceId);
    if (differences.length > 0 || hasAttachments(content)) return setStated(file);
    change({ ...draftOf(content), invoiceId: newId(), existingCustomer: '' });
  };
  if (stated)
    return (
      <Dialog title={texts.register.title} onClose={onClose} isWide>
        <AsStated file={stated} onDone={show} onClose={onClose} />
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
        <UblDrop onRead={fill} />
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

/**
 * Reads a UBL or CII invoice that is dropped here or chosen.
 * @param onRead receives it, and whether an invoice was registered from the same
 */
function UblDrop({
  onRead,
}: {
  onRead: (file: ReadFile, isSame: (invoiceId: string) => Promise<boolean>) => Promise<void>;
}) {
  const [result, setResult] = useState<{ text: string; isFault: boolean }>();
  const [isOver, setOver] = useState(false);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const [{ invoiceFromXml }, { isRegisteredAs }, { customerIds }] = await Promise.all([
        import('./read-ubl.ts'),
        import('./registered-from.ts'),
        answerOf(commands.GET('/customer-ids')),
      ]);
      const found = invoiceFromXml(new Uint8Array(await file.arrayBuffer()), customerIds);
      await onRead(found, (invoiceId) => isRegisteredAs(invoiceId, found.content, customerIds));
      setResult({ text: texts.register.ublRead(file.name), isFault: false });
    } catch (error) {
      setResult({
        text: texts.register.ublRefused(file.name, error instanceof Error ? error.message : ''),
        isFault: true,
      });
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the file can also be chosen with the input below
    <div
      className={`ubl-drop ${isOver ? 'ubl-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <label>
        {texts.register.ubl}
        <input
          type="file"
          accept=".xml,application/xml,text/xml"
          onChange={({ target }) => {
            void read(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      <p role="status" className={result?.isFault ? 'fault' : 'soft'}>
        {result?.text}
      </p>
    </div>
  );
}

/** The form does not show them, and as JSON they are bounded. The file itself is sent. */
const hasAttachments = ({ supportingDocuments = [] }: ReadFile['content']): boolean =>
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
