// Sends a command. The command carries its own ids, so retrying it is safe:
//
//   idle ── submit ──► sending ── answered ──► done
//    ▲                  │  ▲ └── refused ────► idle, with the problem
//    │       no answer, 503
//    │                  ▼  │ after 1, 2, 4 … 15 s
//    └── stop ─────── waiting ── 12th attempt ──► idle; the same command may be submitted again
import { useEffect, useRef, useState } from 'react';
import { type Affected, refetchAffected } from '../../api/cache.ts';
import { isTransient, Problem } from '../../api/problem.ts';
import { sleep } from '../../api/sleep.ts';

const MAX_ATTEMPTS = 12;
const MAX_PAUSE_MS = 15_000;

type Phase = 'idle' | 'sending' | 'waiting' | 'done';

export type Command = {
  phase: Phase;
  /** Why the command was refused, or why there is no answer. */
  error: unknown;
  isBusy: boolean;
  submit: () => void;
  stop: () => void;
};

/**
 * @param send sends the command: the same content with the same ids at each attempt
 * @param affects what the command changes; refetched before `onDone` is called
 */
export function useCommand<Answer>({
  send,
  affects,
  onDone,
}: {
  send: (signal: AbortSignal) => Promise<Answer>;
  affects: Affected;
  onDone: (answer: Answer) => void;
}): Command {
  const [{ phase, error }, set] = useState<{ phase: Phase; error: unknown }>({ phase: 'idle', error: undefined });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run(signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      set({ phase: 'sending', error: undefined });
      try {
        const answer = await send(signal);
        await refetchAffected(affects);
        if (signal.aborted) return;
        set({ phase: 'done', error: undefined });
        return onDone(answer);
      } catch (failure) {
        if (signal.aborted) return;
        if (!isTransient(failure)) void refetchAffected(affects); // a conflict: the page shows an old revision
        if (!isTransient(failure) || attempt === MAX_ATTEMPTS) return set({ phase: 'idle', error: failure });
        set({ phase: 'waiting', error: failure });
        await sleep(pauseAfter(failure, attempt), signal);
      }
    }
  }

  return {
    phase,
    error,
    isBusy: phase === 'sending' || phase === 'waiting',
    submit() {
      if (phase !== 'idle') return;
      running.current = new AbortController();
      void run(running.current.signal);
    },
    stop() {
      running.current?.abort();
      set({ phase: 'idle', error });
    },
  };
}

function pauseAfter(failure: unknown, attempt: number): number {
  const retryAfterMs = (failure instanceof Problem && failure.retryAfterMs) || 0;
  return Math.min(MAX_PAUSE_MS, Math.max(retryAfterMs, 1_000 * 2 ** (attempt - 1)));
}
