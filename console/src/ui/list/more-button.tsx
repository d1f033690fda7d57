import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { texts } from '../../texts.ts';

/** A button that fetches the next page of events, shown if there is one. */
export const MoreButton = ({
  query: { hasNextPage, isFetchingNextPage, fetchNextPage },
}: {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}) =>
  hasNextPage && (
    <button type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {texts.list.moreEvents}
    </button>
  );
