import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../api/client.ts';
import { list } from '../format/lists.ts';
import { eventName } from '../format/names.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { Dialog } from '../ui/command/dialog.tsx';
import { useCommand } from '../ui/command/use-command.ts';
import { incompleteRead } from '../ui/incomplete.tsx';
import { Table } from '../ui/list/table.tsx';
import { Money } from '../ui/values.tsx';
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
  const { data } = useQuery(incompleteRead);
  const found = data?.parked.find((one) => one.view === view && one.stream === stream);
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
        {data !== undefined && <Recovers parked={found} />}
        <p className="operations-why">{reason}</p>
      </CommandForm>
    </Dialog>
  );
}

/** The events that are processed, and what they change. @param parked undefined if it is not among those that are read */
function Recovers({ parked }: { parked: Answer<'/views/parked'>['parked'][number] | undefined }) {
  const { waiting, types = [], amounts } = parked ?? {};
  const changes = amounts?.flatMap(({ currency, due, credit }) =>
    [
      { name: texts.fields.amountDue, amount: due, currency },
      { name: texts.preview.credit, amount: credit, currency },
    ].filter(({ amount }) => amount !== 0),
  );
  return (
    <div data-testid="recovers">
      {waiting !== undefined && (
        <p>{texts.operations.recovers(count(waiting), waiting === 1, list(types.map(eventName)))}</p>
      )}
      {changes === undefined && <p>{texts.operations.changesUnknown}</p>}
      {changes?.length === 0 && <p>{texts.operations.changesNothing}</p>}
      {changes !== undefined && changes.length > 0 && (
        <Table
          caption={texts.preview.caption}
          rows={changes}
          keyOf={({ name, currency }) => `${name} ${currency}`}
          columns={[
            { head: texts.preview.caption, isHead: true, cell: ({ name }) => name },
            {
              head: texts.operations.changes,
              isFigure: true,
              cell: ({ amount, currency }) => (
                <>
                  {Number(amount) > 0 && '+'}
                  <Money amount={amount} currency={currency} />
                </>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
