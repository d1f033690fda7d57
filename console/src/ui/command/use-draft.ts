import { useEffect, useState } from 'react';

/**
 * The input of a dialog. It is kept in this tab's session storage, so that it survives closing the dialog, a reload and a lost connection. It
 * includes the ids that make the command safe to retry.
 * @param name identifies the dialog and its subject, such as an invoice
 * @param blank makes the first draft
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
    /** Whether an earlier draft was found. */
    isRestored,
    change(part: Partial<Draft>) {
      setTouched(true);
      set((now) => ({ ...now, draft: { ...now.draft, ...part } }));
    },
    /** Removes the draft once the service has acknowledged the command. */
    forget() {
      setTouched(false);
      sessionStorage.removeItem(key);
    },
    /** Discards the draft for a blank one, with new ids. */
    startOver() {
      setTouched(false);
      sessionStorage.removeItem(key);
      set({ draft: blank(), isRestored: false });
    },
  };
}

/** A draft with its functions, as `useDraft` returns it. */
export type DraftOf<Content extends object> = ReturnType<typeof useDraft<Content>>;
