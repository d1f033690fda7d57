import { useQueryClient } from '@tanstack/react-query';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { Dialog } from '../ui/command/dialog.tsx';
import { useCommand } from '../ui/command/use-command.ts';
import { type ParkedStream, resume } from './reads.ts';

/** Asks for confirmation before a parked stream is resumed. Resuming a stream that is not parked changes nothing, so retrying is safe. */
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
    affects: { customerId: '', ...(invoiceId !== undefined && { invoiceId }) },
    onDone: async () => {
      await cache.invalidateQueries(); // any of them may lack the events that were waiting
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
