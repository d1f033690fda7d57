import { useQueryClient } from '@tanstack/react-query';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useCommand } from '../ui/use-command.ts';
import { type ParkedStream, resume } from './reads.ts';

/** Asks before a parked stream is resumed. It may be sent again: what goes on already, stays so. */
export function ResumeDialog({
  parked: { stream, view, reason, invoiceId },
  onClose,
  onDone,
}: {
  parked: ParkedStream & { view: string };
  onClose: () => void;
  onDone: () => void;
}) {
  const cache = useQueryClient();
  const command = useCommand({
    send: (signal) => resume(view, stream, signal),
    about: { customerId: '', ...(invoiceId !== undefined && { invoiceId }) },
    onDone: async () => {
      await cache.invalidateQueries(); // whatever the view lacked
      onDone();
    },
  });
  return (
    <Dialog title={texts.operations.resumeTitle} onClose={onClose}>
      <CommandForm command={command} submit={texts.operations.resumeSubmit} onClose={onClose}>
        <p>{texts.operations.resumeText(stream, view)}</p>
        <p className="operations-why">{reason}</p>
      </CommandForm>
    </Dialog>
  );
}
