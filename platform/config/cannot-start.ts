/** A fault that whoever starts the process can mend. The message says what to do; a stack would only hide it. */
export class CannotStart extends Error {}
