import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { texts } from '../texts.ts';
import { Day } from '../ui/dates.tsx';
import { Page } from '../ui/page.tsx';
import { Reading } from '../ui/reading.tsx';
import { State } from '../ui/state.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Actions } from './actions.tsx';
import { Balance } from './balance.tsx';
import { DocumentView } from './document.tsx';
import { Explain } from './explain.tsx';
import { RawEvents } from './raw-events.tsx';
import { historyRead, type InvoiceAnswer, invoiceRead, type Moment } from './reads.ts';
import { TimeTravel } from './time-travel.tsx';
import { Timeline } from './timeline.tsx';
import './invoice.css';

const views = ['timeline', 'explain', 'events'] as const;
type View = (typeof views)[number];

/** One invoice, as it is or as it stood: what was issued, what is due of it, and how that came to be. */
export default function InvoicePage({ id }: { id: string }) {
  const [params, setParams] = useSearchParams();
  const moment = momentOf(params);
  const view = views.find((name) => name === params.get('view')) ?? 'timeline';
  const now = useQuery(invoiceRead(id));
  const then = useQuery({ ...invoiceRead(id, moment), enabled: moment !== undefined });
  const history = useQuery(historyRead(id));

  const change = (values: Readonly<Record<string, string | undefined>>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value === undefined) after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );

  return (
    <Reading of={now}>
      {(current) => {
        const shown = moment === undefined ? current : then.data;
        return (
          <Page
            title={texts.invoice.title(current.number ?? texts.invoice.unnumbered)}
            className="invoice"
            actions={<Actions invoice={current} />}
          >
            <About invoice={shown ?? current} />
            {current.parkedSince !== undefined && (
              <p className="notice" role="alert">
                {texts.invoice.parked(current.parkedSince)}
              </p>
            )}
            <TimeTravel
              id={id}
              events={history.data}
              moment={moment}
              error={then.error}
              shown={moment === undefined ? undefined : then.data}
              onChoose={(chosen) => change({ revision: undefined, at: undefined, ...valuesOf(chosen) })}
            />
            {shown !== undefined && (
              <div className="invoice-columns">
                <DocumentView invoice={shown} />
                <div className="invoice-side">
                  <Balance invoice={shown} isThen={moment !== undefined} />
                  <Tabs<View>
                    label={texts.invoice.views}
                    names={views}
                    texts={texts.invoice.tabs}
                    chosen={view}
                    onChoose={(name) => change({ view: name === 'timeline' ? undefined : name })}
                  >
                    <Reading of={history}>
                      {(events) => {
                        const known = events.filter(({ revision }) => revision <= shown.revision);
                        if (view === 'explain') return <Explain events={known} currency={shown.currency} />;
                        if (view === 'events') return <RawEvents events={known} />;
                        return (
                          <Timeline
                            invoice={current}
                            events={events}
                            shownRevision={shown.revision}
                            onChoose={(revision) => change({ revision: String(revision), at: undefined })}
                          />
                        );
                      }}
                    </Reading>
                  </Tabs>
                </div>
              </div>
            )}
          </Page>
        );
      }}
    </Reading>
  );
}

function About({ invoice: { customer, issuedOn, dueOn, state, overdue, reference } }: { invoice: InvoiceAnswer }) {
  return (
    <p className="invoice-about">
      <State state={state} overdue={overdue} />
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

function momentOf(params: URLSearchParams): Moment {
  const revision = params.get('revision');
  if (revision !== null && /^\d{1,9}$/.test(revision)) return { revision: Number(revision) };
  const at = params.get('at');
  return at === null ? undefined : { at };
}

function valuesOf(moment: Moment): Record<string, string> {
  if (moment === undefined) return {};
  return 'revision' in moment ? { revision: String(moment.revision) } : { at: moment.at };
}
