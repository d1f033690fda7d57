import { texts } from '../texts.ts';
import type { HistoryEvent } from './reads.ts';

/** The events as they are recorded. */
export function RawEvents({ events }: { events: readonly HistoryEvent[] }) {
  return (
    <ol className="raw-events">
      {events.map((event) => (
        <li key={event.eventId}>
          <details>
            <summary>
              {texts.invoice.revision(event.revision)} <code>{event.type}</code>
            </summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
            <pre tabIndex={0}>{JSON.stringify(event, undefined, 2)}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}
