import { pointerTo } from '../../platform/http/problems/problem.ts';

/** A JSON Pointer (RFC 6901) and the values there before and after; absent if there is no value. */
export type Difference = { pointer: string; before?: unknown; after?: unknown };

/** The differences of two JSON values, each at its deepest pointer, in the order of the first value. */
export function differences(before: unknown, after: unknown, pointer = ''): Difference[] {
  if (Object.is(before, after)) return [];
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(own(before, key), own(after, key), pointerTo(pointer, key)));
}

type Container = Readonly<Record<string, unknown>>;

/** An own property: not one that every object inherits. */
const own = (container: Container, key: string): unknown =>
  Object.hasOwn(container, key) ? container[key] : undefined;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;
