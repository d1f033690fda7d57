/** A business rule of EN 16931-1, by its name, and how a document breaks it. */
export type BrokenRule = { rule: string; detail: string };
