import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 44rem)');

/** Whether the page is as narrow as a telephone. */
export const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      narrow.addEventListener('change', tell);
      return () => narrow.removeEventListener('change', tell);
    },
    () => narrow.matches,
  );
