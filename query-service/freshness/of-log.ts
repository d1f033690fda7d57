// Reads that carry Ledger-Position are refused while the view was built from another log: its position then says nothing about the log in
// which the write was recorded.

import type { ViewName } from '../../events/views.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { ViewNotOfLog, whyNotOf } from '../../platform/projection/of-log.ts';
import { DeadlineExceeded, withDeadline } from '../../platform/resilience/deadline.ts';
import type { OperationsStore } from '../operations/store.ts';
import type { View } from './freshness.ts';

/** An event store cannot be stopped, exchanged and started in less time than this. */
const validMs = 1_000;
/** How long a read waits for the comparison. If a store is slower, the read itself shows it. */
const deadlineMs = 500;

/** Compares a view with the log. Resolves if the event store cannot be reached. @throws ViewNotOfLog */
export async function requireOfLog(name: ViewName, { views, log }: OperationsStore): Promise<void> {
  const state = await views.find((view) => view.name === name)?.state();
  if (state === undefined) return;
  const end = await log.state(state); // after the view's, because the log only grows
  const why = end && whyNotOf({ name, ...state }, end);
  if (why !== undefined) throw new ViewNotOfLog(name, why);
}

/** The view, whose reads for a position throw ViewNotOfLog as well. Their comparison with the log is repeated at most once a second. */
export function onlyOfLog(view: View, operations: OperationsStore, now = () => performance.now()): View {
  let compared = { at: Number.NEGATIVE_INFINITY, result: Promise.resolve() };
  const isOfLog = () => {
    if (now() - compared.at >= validMs) compared = { at: now(), result: compare(view.name, operations) };
    return compared.result;
  };
  return {
    ...view,
    async read(asked, query, signal) {
      if (asked !== undefined) await isOfLog();
      return view.read(asked, query, signal);
    },
  };
}

/** @throws ViewNotOfLog */
async function compare(name: ViewName, operations: OperationsStore): Promise<void> {
  try {
    await withDeadline(requireOfLog(name, operations), deadlineMs, `the comparison of ${name} with the log`);
  } catch (error) {
    const isUnknown =
      error instanceof DeadlineExceeded || (error instanceof Problem && !(error instanceof ViewNotOfLog));
    if (!isUnknown) throw error; // a store that does not answer is reported by the read itself
  }
}
