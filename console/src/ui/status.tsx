import { useQueryClient } from '@tanstack/react-query';
import { useRef, useSyncExternalStore } from 'react';
import { isPassing, Problem, Unreachable } from '../api/problem.ts';
import { texts } from '../texts.ts';

/** Says which service or store is down, as long as something that is shown could not be read again because of it. */
export function Status() {
  const troubles = useTroubles();
  return (
    <div className="status" role="status">
      {troubles.length > 0 && (
        <div className="status-text">
          {troubles.map((trouble) => (
            <p key={trouble}>{trouble}</p>
          ))}
          <p>{texts.status.keeps}</p>
        </div>
      )}
    </div>
  );
}

/** In words, who does not answer. */
export function troubleOf(error: unknown): string {
  if (error instanceof Unreachable) return texts.status.unreachable;
  if (!(error instanceof Problem)) return texts.status.broken;
  const { view } = error.document;
  if (error.rule === 'view-behind') return texts.status.viewBehind(String(view));
  if (error.rule === 'view-not-built') return texts.status.viewNotBuilt(String(view));
  return `${error.message}.`;
}

function useTroubles(): readonly string[] {
  const cache = useQueryClient().getQueryCache();
  const known = useRef<readonly string[]>([]);
  const look = () => {
    const failing = cache
      .getAll()
      .filter((query) => query.isActive() && isPassing(query.state.error))
      .map((query) => troubleOf(query.state.error));
    const now = [...new Set(failing)];
    if (now.join('\n') !== known.current.join('\n')) known.current = now;
    return known.current;
  };
  return useSyncExternalStore((tell) => cache.subscribe(tell), look);
}
