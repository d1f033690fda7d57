import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { texts } from '../texts.ts';
import { asOfParams, isPast } from '../ui/as-of/as-of.ts';
import { Incomplete } from '../ui/incomplete.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useAddress } from '../ui/use-address.ts';
import { Day, State } from '../ui/values.tsx';
import { InvoiceActions } from './actions/actions.tsx';
import { Attachments, attachedTo } from './attachments.tsx';
import { Balance } from './balance.tsx';
import { Differences } from './differences.tsx';
import { DocumentView } from './document.tsx';
import { Explain } from './explain.tsx';
import { includedIn } from './included.ts';
import { RawEvents } from './raw-events.tsx';
import { attachmentOf, historyRead, type InvoiceAnswer, type InvoiceAsOf, invoiceRead } from './reads.ts';
import { TimeTravel } from './time-travel.tsx';
import { Timeline } from './timeline.tsx';
import './invoice.css';

const tabs = ['timeline', 'explain', 'events'] as const;
type Tab = (typeof tabs)[number];

/** One invoice, current or as of a point in the past: its document, its amount due, and its events. */
export default function InvoicePage({ id }: { id: string }) {
  const [params, change] = useAddress();
  const asOf = invoiceAsOf(params);
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
            {shown === undefined ? <CustomerLink customer={current.customer} /> : <Summary invoice={shown} />}
            {current.parkedSince !== undefined && (
              <p className="notice" role="alert">
                {texts.invoice.parked(current.parkedSince)}
              </p>
            )}
            {/* past states come from the log, which has all events; the history comes from the audit */}
            <Incomplete views={asOf === undefined ? ['balances', 'audit'] : ['audit']} invoiceId={id} />
            <TimeTravel
              id={id}
              events={history.data}
              asOf={asOf}
              error={past.error}
              currency={current.currency}
              onChange={(values) => change({ revision: undefined, ...values })}
            />
            {shown !== undefined && (
              <div className="invoice-columns">
                <DocumentView kind="invoice" document={shown}>
                  <Attachments files={attachedTo(shown)} read={(sha256) => attachmentOf(id, sha256)} />
                </DocumentView>
                <div className="invoice-side">
                  <Balance invoice={shown} isPast={asOf !== undefined} />
                  <Differences invoice={shown} />
                  <Tabs<Tab>
                    label={texts.invoice.history}
                    names={tabs}
                    texts={texts.invoice.tabs}
                    chosen={tab}
                    onChoose={(name) => change({ view: name === 'timeline' ? undefined : name })}
                  >
                    <Loaded query={history}>
                      {(events) => {
                        const included = includedIn(events, asOf);
                        if (tab === 'explain') return <Explain events={included} currency={shown.currency} />;
                        if (tab === 'events') return <RawEvents events={included} />;
                        return (
                          <Timeline
                            invoice={current}
                            events={events}
                            included={included}
                            onChoose={(revision) =>
                              change({ revision: String(revision), at: undefined, effectiveOn: undefined })
                            }
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

const CustomerLink = ({ customer: { id, name } }: Pick<InvoiceAnswer, 'customer'>) => (
  <Link to={`/customers/${encodeURIComponent(id)}`}>{name}</Link>
);

function Summary({ invoice }: { invoice: InvoiceAnswer }) {
  const { customer, issuedOn, dueOn, reference } = invoice;
  return (
    <p className="invoice-summary">
      <State {...invoice} />
      <CustomerLink customer={customer} />
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

function invoiceAsOf(params: URLSearchParams): InvoiceAsOf {
  const revision = params.get('revision');
  if (revision !== null && /^\d{1,9}$/.test(revision)) return { revision: Number(revision) };
  const asOf = asOfParams(params);
  return isPast(asOf) ? asOf : undefined;
}
