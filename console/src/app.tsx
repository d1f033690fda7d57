import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch } from 'wouter';
import { cache, onLiveEvent } from './api/cache.ts';
import { listen } from './api/live.ts';
import { useSession } from './api/session.ts';
import { AccessPage } from './frame/access-page.tsx';
import { ErrorBoundary } from './frame/error-boundary.tsx';
import { Frame } from './frame/frame.tsx';
import { NotFoundPage } from './frame/not-found-page.tsx';
import { texts } from './texts.ts';

const OverviewPage = lazy(() => import('./overview/page.tsx'));
const InvoicesPage = lazy(() => import('./invoices/page.tsx'));
const InvoicePage = lazy(() => import('./invoice/page.tsx'));
const CustomersPage = lazy(() => import('./customers/page.tsx'));
const CustomerPage = lazy(() => import('./customers/customer-page.tsx'));
const CreditNotePage = lazy(() => import('./credit-note/page.tsx'));
const PaymentsPage = lazy(() => import('./payments/page.tsx'));
const PaymentPage = lazy(() => import('./payments/payment-page.tsx'));
const BooksPage = lazy(() => import('./books/page.tsx'));
const OperationsPage = lazy(() => import('./operations/page.tsx'));

export function App() {
  const { isRefused } = useSession();
  return <QueryClientProvider client={cache}>{isRefused ? <AccessPage /> : <Pages />}</QueryClientProvider>;
}

function Pages() {
  useLiveEvents();
  return (
    <Frame>
      <ErrorBoundary>
        <Suspense fallback={<p className="loading page">{texts.loading}</p>}>
          <Switch>
            <Route path="/" component={OverviewPage} />
            <Route path="/invoices" component={InvoicesPage} />
            <Route path="/invoices/:id">{({ id }) => <InvoicePage key={id} id={id} />}</Route>
            <Route path="/invoices/:id/payments/:payment">
              {({ id, payment }) => {
                const paymentId = decodeURIComponent(payment);
                return <PaymentPage key={`${id} ${paymentId}`} invoiceId={id} paymentId={paymentId} />;
              }}
            </Route>
            <Route path="/payments" component={PaymentsPage} />
            <Route path="/payments/:id">
              {({ id }) => <PaymentPage key={id} paymentId={decodeURIComponent(id)} />}
            </Route>
            <Route path="/customers" component={CustomersPage} />
            <Route path="/customers/:id">{({ id }) => <CustomerPage key={id} id={decodeURIComponent(id)} />}</Route>
            <Route path="/customers/:id/credit-notes/:note">
              {({ id, note }) => {
                const name = { customerId: decodeURIComponent(id), creditNoteId: decodeURIComponent(note) };
                return <CreditNotePage key={`${id} ${note}`} {...name} />;
              }}
            </Route>
            <Route path="/books" component={BooksPage} />
            <Route path="/operations" component={OperationsPage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Frame>
  );
}

function useLiveEvents(): void {
  useEffect(() => {
    const over = new AbortController();
    void listen(onLiveEvent, over.signal);
    return () => over.abort();
  }, []);
}
