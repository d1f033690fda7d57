import { useState } from 'react';
import { answerOf, commands } from '../api/client.ts';
import { Differences } from '../invoice/differences.tsx';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { useCommand } from '../ui/command/use-command.ts';
import { TextField } from '../ui/fields/inputs.tsx';
import { Money } from '../ui/values.tsx';
import type { ReadFile } from './read-ubl.ts';

/**
 * Registers a file as it is: its totals stand, and the form would register those that it computes from the lines; what is attached to it is
 * registered, too. The same file is registered once.
 */
export function AsStated({
  file: { bytes, content, payable, differences },
  onDone,
  onClose,
}: {
  file: ReadFile;
  onDone: (invoiceId: string) => void;
  onClose: () => void;
}) {
  const [customerId, setCustomerId] = useState(content.customer.id);
  const customer = customerId.trim();
  const query = customer === content.customer.id ? {} : { customer };
  const command = useCommand({
    send: (signal) =>
      answerOf(
        commands.POST('/invoices', {
          params: { query },
          headers: { 'content-type': 'application/xml' },
          body: bytes as unknown as string, // in the encoding that it declares
          bodySerializer: (body: unknown) => body as BodyInit,
          signal,
        }),
      ),
    affects: { customerId: customer },
    onDone: ({ invoiceId }) => onDone(invoiceId),
  });
  const faults = customer === '' ? [{ pointer: '/customer/id', detail: texts.register.customerIdHint }] : [];
  const { currency } = content;
  return (
    <CommandForm command={command} faults={faults} submit={texts.register.submit} onClose={onClose}>
      <p>
        {texts.register.asStated(content.number ?? '', content.customer.name, differences.length > 0)}{' '}
        <Money amount={payable} currency={currency} />
      </p>
      <TextField
        label={texts.fields.customerId}
        value={customerId}
        onChange={setCustomerId}
        pointer="/customer/id"
        maxLength={100}
      />
      <Differences invoice={{ differences, currency }} />
    </CommandForm>
  );
}
