// Changes a command so that it probably breaks a rule. Which one, if any, the rules say.

import { plusDays } from './calendar.ts';
import { type Command, targetOf } from './commands.ts';
import { currencies, type Setting } from './draw.ts';

/** @param earlier the commands that were accepted */
export function spoiled(command: Command, { dice, today }: Setting, earlier: readonly Command[]): Command {
  const { pick, upTo, below, uuid } = dice;
  const change = (fields: object): Command => ({ ...command, ...fields }) as Command;
  const dated = (on: (day: string) => string): Command => {
    if (command.kind === 'register') return change({ issuedOn: on(command.issuedOn) });
    return 'on' in command ? change({ on: on(command.on) }) : command;
  };
  switch (below(8)) {
    case 0:
      return dated(() => plusDays(today, upTo(30)));
    case 1:
      return dated((day) => plusDays(day, -upTo(60)));
    case 2:
      return 'amount' in command ? change({ amount: (command.amount ?? 1) * 10 + 1 }) : command;
    case 3:
      return command.kind !== 'register' && 'currency' in command ? change({ currency: pick(currencies) }) : command;
    case 4:
      return command.kind !== 'register' && 'invoice' in command ? change({ invoice: uuid() }) : command;
    case 5: {
      const other = pick(earlier.filter((one) => targetOf(one) === targetOf(command)));
      return other === undefined ? command : change({ key: other.key });
    }
    default: {
      const again = pick(earlier);
      if (again === undefined) return command;
      if ('amount' in again) return { ...again, amount: (again.amount ?? 1) + 1 } as Command;
      return 'reason' in again ? { ...again, reason: `${again.reason} again` } : again;
    }
  }
}
