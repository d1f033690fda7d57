/** A mistake in how the process was started. It is shown without a stack: the message says what to change. */
export class CannotStart extends Error {}
