/** A place in a document (a JSON Pointer, RFC 6901) and what stood there before and after; absent where nothing did. */
export type Difference = { pointer: string; before?: unknown; after?: unknown };

/** Where two JSON values differ, each difference at its deepest place, in the order of the first. */
export function differences(before: unknown, after: unknown, pointer = ''): Difference[] {
  if (Object.is(before, after)) return [];
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(own(before, key), own(after, key), `${pointer}/${escaped(key)}`));
}

type Container = Readonly<Record<string, unknown>>;

/** What stands there itself, not what every object has by that name. */
const own = (container: Container, key: string): unknown =>
  Object.hasOwn(container, key) ? container[key] : undefined;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
