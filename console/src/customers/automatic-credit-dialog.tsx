import { answerOf, commands } from '../api/client.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useCommand } from '../ui/use-command.ts';

/** Lets credit pay what is due by itself, or not any more. Said twice, it is said once. */
export default function AutomaticCreditDialog({
  customerId,
  automatic,
  onClose,
}: {
  customerId: string;
  /** Whether it does now. */
  automatic: boolean;
  onClose: () => void;
}) {
  const command = useCommand({
    send: (signal) => {
      const params = { path: { customerId } };
      const body = { automatic: !automatic };
      return answerOf(commands.PUT('/customers/{customerId}/credit/automatic', { params, body, signal }));
    },
    about: { customerId },
    onDone: onClose,
  });
  const says = automatic ? texts.automaticCredit.stop : texts.automaticCredit.start;
  return (
    <Dialog title={texts.automaticCredit.title} onClose={onClose}>
      <CommandForm command={command} submit={says.submit} onClose={onClose}>
        <p>{says.text}</p>
      </CommandForm>
    </Dialog>
  );
}
