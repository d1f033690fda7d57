/** An event contradicts the state that follows from the events before it, although its schema allows it. */
export abstract class CannotFollow extends Error {}
