import { useEffect, useState } from 'react';

/**
 * What is typed into a dialog, kept for this tab until it is discarded: it outlives a closed dialog, a reload and a lost connection. The
 * ids that make a command safe to repeat are a part of it.
 * @param name of the dialog and what it is about
 */
export function useDraft<Draft extends object>(name: string, blank: () => Draft) {
  const key = `draft ${name}`;
  const [{ draft, isRestored }, set] = useState(() => {
    const kept = sessionStorage.getItem(key);
    return kept === null
      ? { draft: blank(), isRestored: false }
      : { draft: { ...blank(), ...(JSON.parse(kept) as Draft) }, isRestored: true };
  });
  const [isTouched, setTouched] = useState(isRestored);
  useEffect(() => {
    if (isTouched) sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft, isTouched]);
  return {
    draft,
    /** Whether something typed earlier was found. */
    isRestored,
    change(part: Partial<Draft>) {
      setTouched(true);
      set((now) => ({ ...now, draft: { ...now.draft, ...part } }));
    },
    /** It is not needed any more: the service has acknowledged it. */
    forget() {
      setTouched(false);
      sessionStorage.removeItem(key);
    },
    startAnew() {
      setTouched(false);
      sessionStorage.removeItem(key);
      set({ draft: blank(), isRestored: false });
    },
  };
}
