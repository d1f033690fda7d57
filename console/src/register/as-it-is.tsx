import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { answerOf, commands } from '../api/client.ts';
import type { Fault } from '../api/problem.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { useCommand } from '../ui/command/use-command.ts';
import { asBody, type DocumentFile } from '../ui/document/file.ts';
import { TextField } from '../ui/fields/inputs.tsx';
import { refusedForNumber } from './number-taken.ts';

/** What follows: the invoice was registered, or the dialog is closed. */
export type Then = { onDone: (invoiceId: string) => void; onClose: () => void };

/**
 * Registers a file as it is. The same file is registered once.
 * @param customer whose id the file has; '' if the reader has to enter one; undefined if that is not known
 */
export function AsItIs({
  file,
  customer,
  onDone,
  onClose,
  children,
}: Then & {
  file: Pick<DocumentFile, 'type' | 'bytes'>;
  customer: string | undefined;
  children: ReactNode;
}) {
  const [typed, setTyped] = useState(customer ?? '');
  const customerId = typed.trim();
  const query = customerId === (customer ?? '') ? {} : { customer: customerId };
  const command = useCommand({
    send: (signal) =>
      answerOf(
        commands.POST('/invoices', {
          params: { query },
          ...asBody(file),
          signal,
        }),
      ),
    affects: { customerId },
    onDone: ({ invoiceId }) => onDone(invoiceId),
  });
  const isMissing = customer !== undefined && customerId === '';
  const faults: Fault[] = isMissing ? [{ pointer: '/customer/id', detail: texts.register.customerIdHint }] : [];
  const taken = refusedForNumber(command.error);
  return (
    <CommandForm
      command={command}
      faults={faults}
      fieldOf={{ 'buyer-not-identified': '/customer/id' }}
      submit={texts.register.submit}
      onClose={onClose}
    >
      {children}
      <TextField
        label={texts.fields.customerId}
        value={typed}
        onChange={setTyped}
        pointer="/customer/id"
        maxLength={100}
        {...(customer === undefined && { hint: texts.register.customerIdOfDocument })}
      />
      {taken && (
        <p role="status" className="hint">
          {texts.register.numberTaken(taken.number, undefined)}{' '}
          <Link to={`/invoices/${taken.invoiceId}`}>{texts.register.openTaken}</Link>
        </p>
      )}
    </CommandForm>
  );
}
