import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { texts } from '../texts.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useAddress } from '../ui/use-address.ts';
import { Day, State } from '../ui/values.tsx';
import { InvoiceActions } from './actions/actions.tsx';
import { Balance } from './balance.tsx';
import { DocumentView } from './document.tsx';
import { Explain } from './explain.tsx';
import { RawEvents } from './raw-events.tsx';
import { type AsOf, historyRead, type InvoiceAnswer, invoiceRead } from './reads.ts';
import { TimeTravel } from './time-travel.tsx';
import { Timeline } from './timeline.tsx';
import './invoice.css';

const tabs = ['timeline', 'explain', 'events'] as const;
type Tab = (typeof tabs)[number];

/** One invoice, current or as of a point in the past: its document, its amount due, and its events. */
export default function InvoicePage({ id }: { id: string }) {
  const [params, change] = useAddress();
  const asOf = asOfParams(params);
  const tab = tabs.find((name) => name === params.get('view')) ?? 'timeline';
  const now = useQuery(invoiceRead(id));
  const past = useQuery({ ...invoiceRead(id, asOf), enabled: asOf !== undefined });
  const history = useQuery(historyRead(id));

  return (
    <Loaded query={now}>
      {(current) => {
        const shown = asOf === undefined ? current : past.data;
        return (
          <Page
            title={texts.invoice.title(current.number ?? texts.invoice.unnumbered)}
            className="invoice"
            actions={<InvoiceActions invoice={current} />}
          >
            <Summary invoice={shown ?? current} />
            {current.parkedSince !== undefined && (
              <p className="notice" role="alert">
                {texts.invoice.parked(current.parkedSince)}
              </p>
            )}
            <TimeTravel
              id={id}
              events={history.data}
              asOf={asOf}
              error={past.error}
              shown={asOf === undefined ? undefined : past.data}
              onChoose={(chosen) => change({ revision: undefined, at: undefined, ...paramsOf(chosen) })}
            />
            {shown !== undefined && (
              <div className="invoice-columns">
                <DocumentView invoice={shown} />
                <div className="invoice-side">
                  <Balance invoice={shown} isPast={asOf !== undefined} />
                  <Tabs<Tab>
                    label={texts.invoice.history}
                    names={tabs}
                    texts={texts.invoice.tabs}
                    chosen={tab}
                    onChoose={(name) => change({ view: name === 'timeline' ? undefined : name })}
                  >
                    <Loaded query={history}>
                      {(events) => {
                        const upToShown = events.filter(({ revision }) => revision <= shown.revision);
                        if (tab === 'explain') return <Explain events={upToShown} currency={shown.currency} />;
                        if (tab === 'events') return <RawEvents events={upToShown} />;
                        return (
                          <Timeline
                            invoice={current}
                            events={events}
                            shownRevision={shown.revision}
                            onChoose={(revision) => change({ revision: String(revision), at: undefined })}
                          />
                        );
                      }}
                    </Loaded>
                  </Tabs>
                </div>
              </div>
            )}
          </Page>
        );
      }}
    </Loaded>
  );
}

function Summary({ invoice }: { invoice: InvoiceAnswer }) {
  const { customer, issuedOn, dueOn, reference } = invoice;
  return (
    <p className="invoice-summary">
      <State {...invoice} />
      <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{customer.name}</Link>
      <span>
        {texts.fields.issuedOn} <Day on={issuedOn} />
      </span>
      {dueOn !== undefined && (
        <span>
          {texts.fields.dueOn} <Day on={dueOn} />
        </span>
      )}
      {reference !== undefined && (
        <span>
          {texts.fields.reference} {reference}
        </span>
      )}
    </p>
  );
}

function asOfParams(params: URLSearchParams): AsOf {
  const revision = params.get('revision');
  if (revision !== null && /^\d{1,9}$/.test(revision)) return { revision: Number(revision) };
  const at = params.get('at');
  return at === null ? undefined : { at };
}

function paramsOf(asOf: AsOf): Record<string, string> {
  if (asOf === undefined) return {};
  return 'revision' in asOf ? { revision: String(asOf.revision) } : { at: asOf.at };
}
