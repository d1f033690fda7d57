import { useQueryClient } from '@tanstack/react-query';
import { useRef, useSyncExternalStore } from 'react';
import { isTransient, Problem, Unreachable } from '../api/problem.ts';
import { texts } from '../texts.ts';

/** Says which services or stores are down, as long as something on the page could not be refetched because of them. */
export function Outages() {
  const outages = useOutages();
  return (
    <div className="status" role="status">
      {outages.length > 0 && (
        <div className="status-text">
          {outages.map((outage) => (
            <p key={outage}>{outage}</p>
          ))}
          <p>{texts.outage.keepsData}</p>
        </div>
      )}
    </div>
  );
}

/** A transient error in words: what is unreachable or behind. */
export function outageOf(error: unknown): string {
  if (error instanceof Unreachable) return texts.outage.unreachable;
  if (!(error instanceof Problem)) return texts.outage.unexpected;
  const { view } = error.document;
  if (error.rule === 'view-behind') return texts.outage.viewBehind(String(view));
  if (error.rule === 'view-not-built') return texts.outage.viewNotBuilt(String(view));
  return error.message.replace(/\.?$/, '.'); // a title has no full stop
}

function useOutages(): readonly string[] {
  const cache = useQueryClient().getQueryCache();
  // useSyncExternalStore needs the same array for the same content
  const current = useRef<readonly string[]>([]);
  const snapshot = () => {
    const failing = cache
      .getAll()
      .filter((query) => query.isActive() && isTransient(query.state.error))
      .map((query) => outageOf(query.state.error));
    const outages = [...new Set(failing)];
    if (outages.join('\n') !== current.current.join('\n')) current.current = outages;
    return current.current;
  };
  return useSyncExternalStore((notify) => cache.subscribe(notify), snapshot);
}
