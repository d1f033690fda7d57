import { useQuery } from '@tanstack/react-query';
import { texts } from '../texts.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { ParkedStreams } from './parked-streams.tsx';
import { viewsRead } from './reads.ts';
import { Services } from './services.tsx';
import { ViewsTable } from './views-table.tsx';
import './operations.css';

/** The status of the services and views, and the parked streams. */
export default function OperationsPage() {
  const views = useQuery(viewsRead);
  return (
    <Page title={texts.pages.operations} className="operations">
      <Services />
      <Loaded query={views}>
        {({ end, views }) => (
          <>
            <div className="operations-part">
              <h2>{texts.operations.views}</h2>
              <ViewsTable views={views} />
              <p className="soft">
                {end === undefined ? texts.operations.logEndUnknown : texts.operations.logEnd(end)}
              </p>
            </div>
            <ParkedStreams views={views} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
