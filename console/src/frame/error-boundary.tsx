import { Component, type ReactNode } from 'react';
import { texts } from '../texts.ts';

/** Shows the error of a page that failed. The frame and the other pages keep working. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError = (error: unknown) => ({ error });

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <main className="page" role="alert">
        <h1>{texts.failedPage.title}</h1>
        <p>{String(this.state.error)}</p>
        <button type="button" onClick={() => location.reload()}>
          {texts.failedPage.reload}
        </button>
      </main>
    );
  }
}
