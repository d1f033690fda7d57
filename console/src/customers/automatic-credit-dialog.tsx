import { answerOf, commands } from '../api/client.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { Dialog } from '../ui/command/dialog.tsx';
import { useCommand } from '../ui/command/use-command.ts';

/** Switches between applying credit automatically and manually. The command sets a value, so retrying it is safe. */
export default function AutomaticCreditDialog({
  customerId,
  automatic,
  onClose,
}: {
  customerId: string;
  /** The current setting. */
  automatic: boolean;
  onClose: () => void;
}) {
  const command = useCommand({
    send: (signal) => {
      const params = { path: { customerId } };
      const body = { automatic: !automatic };
      return answerOf(commands.PUT('/customers/{customerId}/credit/automatic', { params, body, signal }));
    },
    affects: { customerId },
    onDone: onClose,
  });
  const { submit, text } = automatic ? texts.automaticCredit.stop : texts.automaticCredit.start;
  return (
    <Dialog title={texts.automaticCredit.title} onClose={onClose}>
      <CommandForm command={command} submit={submit} onClose={onClose}>
        <p>{text}</p>
      </CommandForm>
    </Dialog>
  );
}
