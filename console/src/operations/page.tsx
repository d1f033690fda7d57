import { useQuery } from '@tanstack/react-query';
import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';
import { Reading } from '../ui/reading.tsx';
import { ParkedStreams } from './parked-streams.tsx';
import { viewsRead } from './reads.ts';
import { Services } from './services.tsx';
import { ViewsTable } from './views-table.tsx';
import './operations.css';

/** How the ledger runs: its services, where each view is, and what it goes on without. */
export default function OperationsPage() {
  const views = useQuery(viewsRead);
  return (
    <Page title={texts.pages.operations} className="operations">
      <Services />
      <Reading of={views}>
        {({ end, views }) => (
          <>
            <div className="operations-part">
              <h2>{texts.operations.views}</h2>
              <ViewsTable views={views} />
              <p className="soft">{end === undefined ? texts.operations.logAway : texts.operations.logEnd(end)}</p>
            </div>
            <ParkedStreams views={views} />
          </>
        )}
      </Reading>
    </Page>
  );
}
