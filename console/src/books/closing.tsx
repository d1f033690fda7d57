import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Answer } from '../api/client.ts';
import { mayOffer } from '../api/scopes.ts';
import { date, time } from '../format/dates.ts';
import { texts } from '../texts.ts';
import { Loaded } from '../ui/loaded.tsx';
import { closingRead } from './reads.ts';

const ClosingDialog = lazy(() => import('./closing-dialog.tsx'));

/** Through which day the books are closed, who closed or reopened them last, and the button that changes it. */
export function Closing() {
  const read = useQuery(closingRead);
  return <Loaded query={read}>{(closing) => <Closed closing={closing} />}</Loaded>;
}

function Closed({ closing: { closedThrough, changes } }: { closing: Answer<'/books/closing'> }) {
  const [isOpen, setOpen] = useState(false);
  const [last] = changes;
  return (
    <section className="books-closing" aria-label={texts.books.closing.title}>
      <p>
        <strong>
          {closedThrough === null ? texts.books.closing.none : texts.books.closing.through(date(closedThrough))}
        </strong>
        {last !== undefined && (
          <span>
            {' '}
            {texts.books.closing.by[last.type](last.actor, time(last.recordedAt))}
            {last.reason !== undefined && ` ${texts.books.closing.because(last.reason)}`}
          </span>
        )}
      </p>
      {mayOffer('books:close') && (
        <button type="button" onClick={() => setOpen(true)}>
          {texts.books.closing.open}
        </button>
      )}
      {isOpen && (
        <Suspense>
          <ClosingDialog closedThrough={closedThrough} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}
