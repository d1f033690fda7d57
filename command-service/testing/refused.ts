import { expect } from 'vitest';
import { ruleNamed } from '../../platform/http/problems/problem.ts';
import { type Rule, toProblem } from '../http/problems.ts';

/** Expects that `command` is refused by this rule and no other, and that a client is answered with its type and this status. */
export function expectRefused(command: () => unknown, rule: Rule, status: number): void {
  let refusal: unknown;
  try {
    command();
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(rule);
  const problem = toProblem(refusal as Error);
  expect({ type: problem?.content.type, status: problem?.status }).toEqual({ type: ruleNamed(rule.name), status });
}
