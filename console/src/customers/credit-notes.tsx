import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { notePath } from '../credit-note/path.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Day, Money } from '../ui/values.tsx';
import { accountRead } from './reads.ts';

/** The credit notes on a customer's account, the last one first. */
export function CreditNotes({ customerId }: { customerId: string }) {
  const { data } = useQuery(accountRead(customerId));
  const notes = data?.creditNotes.toReversed() ?? [];
  if (notes.length === 0) return null;
  return (
    <div data-testid="credit-notes">
      <Table
        caption={texts.accountNote.caption}
        showsCaption
        rows={notes}
        keyOf={({ creditNoteId }) => creditNoteId}
        columns={[
          {
            head: texts.fields.number,
            isHead: true,
            cell: ({ creditNoteId, number }) => (
              <Link to={notePath(customerId, creditNoteId)}>{number ?? texts.list.noNumber}</Link>
            ),
          },
          { head: texts.fields.issuedOn, cell: ({ issuedOn }) => <Day on={issuedOn} /> },
          {
            head: texts.payments.unapplied,
            isFigure: true,
            cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
          },
        ]}
      />
    </div>
  );
}
