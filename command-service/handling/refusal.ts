/** Why a command is refused: its target does not exist, the current state forbids it, or a rule does. */
export type RefusalKind = 'not-found' | 'conflict' | 'rule';

/** A command is refused. The class names the rule; its fields go into the problem document. */
export abstract class Refusal extends Error {
  static readonly kind: RefusalKind = 'rule';
}
