import { Component, type ReactNode } from 'react';
import { texts } from '../texts.ts';

/** A page that broke takes no other down: it says so and can be loaded again. */
export class Broken extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError = (error: unknown) => ({ error });

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <main className="page" role="alert">
        <h1>{texts.broken.title}</h1>
        <p>{String(this.state.error)}</p>
        <button type="button" onClick={() => location.reload()}>
          {texts.broken.reload}
        </button>
      </main>
    );
  }
}
