/** Why a command can't be: what it is about isn't there, the state is against it, or a rule is. */
export type RefusalKind = 'not-found' | 'conflict' | 'rule';

/** A command that is refused. The class names the rule; its fields are what a caller needs to act. */
export abstract class Refusal extends Error {
  static readonly kind: RefusalKind = 'rule';
}
