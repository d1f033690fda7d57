// A command on its way. It carries its own ids, so it may be sent again until somebody answers:
//
//   idle ── submit ──► sending ── answered ──► done
//    ▲                  │  ▲ └── refused ────► idle, with the problem
//    │              lost, 503
//    │                  ▼  │ 1, 2, 4 … 15 s
//    └── stop ─────── waiting ── the 12th time ──► idle: nobody knows whether it arrived, the same may be sent again
import { useEffect, useRef, useState } from 'react';
import { reread, type Told } from '../api/cache.ts';
import { isPassing, Problem } from '../api/problem.ts';

const MOST_TRIES = 12;
const LONGEST_PAUSE_MS = 15_000;

type Phase = 'idle' | 'sending' | 'waiting' | 'done';

export type Command = {
  phase: Phase;
  /** Why it was refused, or that nobody answered. */
  error: unknown;
  isBusy: boolean;
  submit: () => void;
  stop: () => void;
};

/**
 * @param send sends it, the same content under the same ids each time
 * @param about what it changes; read again before `onDone` is called
 */
export function useCommand<Answer>({
  send,
  about,
  onDone,
}: {
  send: (signal: AbortSignal) => Promise<Answer>;
  about: Told;
  onDone: (answer: Answer) => void;
}): Command {
  const [{ phase, error }, set] = useState<{ phase: Phase; error: unknown }>({ phase: 'idle', error: undefined });
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);

  async function run(signal: AbortSignal): Promise<void> {
    for (let tries = 1; !signal.aborted; tries += 1) {
      set({ phase: 'sending', error: undefined });
      try {
        const answer = await send(signal);
        await reread(about);
        if (signal.aborted) return;
        set({ phase: 'done', error: undefined });
        return onDone(answer);
      } catch (failure) {
        if (signal.aborted) return;
        if (!isPassing(failure)) void reread(about); // it may have been refused because somebody was faster
        if (!isPassing(failure) || tries === MOST_TRIES) return set({ phase: 'idle', error: failure });
        set({ phase: 'waiting', error: failure });
        await pause(pauseAfter(failure, tries), signal);
      }
    }
  }

  return {
    phase,
    error,
    isBusy: phase === 'sending' || phase === 'waiting',
    submit() {
      if (phase !== 'idle') return;
      stopping.current = new AbortController();
      void run(stopping.current.signal);
    },
    stop() {
      stopping.current?.abort();
      set({ phase: 'idle', error });
    },
  };
}

function pauseAfter(failure: unknown, tries: number): number {
  const asked = (failure instanceof Problem && failure.retryAfterMs) || 0;
  return Math.min(LONGEST_PAUSE_MS, Math.max(asked, 1_000 * 2 ** (tries - 1)));
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
