import { texts } from '../texts.ts';
import type { HistoryEvent } from './reads.ts';

/** The events as they are on record. */
export function RawEvents({ events }: { events: readonly HistoryEvent[] }) {
  return (
    <ol className="raw-events">
      {events.map((event) => (
        <li key={event.eventId}>
          <details>
            <summary>
              {texts.invoice.revision(event.revision)} <code>{event.type}</code>
            </summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
            <pre tabIndex={0}>{JSON.stringify(event, undefined, 2)}</pre>
          </details>
        </li>
      ))}
    </ol>
  );
}
