import { useSearchParams } from 'wouter';

/** New values of query parameters by name; a parameter with an empty or undefined value is removed. */
export type AddressChange = (values: Readonly<Record<string, string | undefined>>) => void;

/**
 * The query parameters of the page's address. Filters and dates are kept there, so that a link shows the same page to someone else. A change
 * replaces the current history entry.
 */
export function useAddress(): [params: URLSearchParams, change: AddressChange] {
  const [params, setParams] = useSearchParams();
  const change: AddressChange = (values) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(values)) {
          if (value === undefined || value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return [params, change];
}
