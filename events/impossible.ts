/** Ends a `switch` over a union: a forgotten case is a compile error, a value from outside the union an error that shows the value. */
export function impossible(value: never): never {
  throw new TypeError(
    `no case handles ${JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part))}`,
  );
}
