/** Ends a `switch` over a union: a case that was forgotten is a compile error, a value from outside the union a loud failure. */
export function impossible(value: never): never {
  throw new TypeError(`not a case that was foreseen: ${JSON.stringify(value)}`);
}
