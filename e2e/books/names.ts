// What is named once: the keys of commands, payments of a customer, numbers of invoices and of credit notes.

import { type Command, type Registration, targetOf } from './commands.ts';

export class Names {
  /** The first command under each key, as text. */
  private readonly commands = new Map<string, string>();
  private readonly payments = new Map<string, string>();
  private readonly numbers = new Set<string>();
  private readonly series = new Map<string, number>();

  enter(command: Command, customerOf: (invoice: string) => string): void {
    const text = JSON.stringify(command);
    for (const key of keysOf(command)) this.commands.set(key, text);
    if (command.kind === 'pay')
      this.payments.set(`${customerOf(command.invoice)} ${command.payment}`, targetOf(command));
    if (command.kind === 'pay-across') this.payments.set(`${command.customer} ${command.payment}`, targetOf(command));
    if (command.kind === 'register' && command.number !== undefined) this.numbers.add(`invoice ${command.number}`);
    const isNote = command.kind === 'credit-note' || command.kind === 'account-note';
    if (isNote && command.number !== undefined) this.numbers.add(`note ${command.number}`);
  }

  /** Whether the same command was entered before. */
  isRetry(command: Command): boolean {
    return this.commands.get(`${targetOf(command)} key ${command.key}`) === JSON.stringify(command);
  }

  /** Whether a key of the command was used for another command on the same target. */
  isReused(command: Command): boolean {
    const text = JSON.stringify(command);
    return keysOf(command).some((key) => (this.commands.get(key) ?? text) !== text);
  }

  isPaymentTaken(customer: string, payment: string, target: string): boolean {
    return (this.payments.get(`${customer} ${payment}`) ?? target) !== target;
  }

  isNumberTaken(of: 'invoice' | 'note', number: string): boolean {
    return this.numbers.has(`${of} ${number}`);
  }

  /** The number that a series gives to a registration: the next one, without gaps. */
  numberInSeries({ series }: Registration): string | undefined {
    if (series === undefined) return undefined;
    const place = (this.series.get(series) ?? 0) + 1;
    this.series.set(series, place);
    const number = `${series}${`${place}`.padStart(6, '0')}`;
    this.numbers.add(`invoice ${number}`);
    return number;
  }
}

/** A command has its Idempotency-Key, and the name of what it creates or can do once. */
function keysOf(command: Command): string[] {
  const target = targetOf(command);
  const named = nameOf(command);
  return [`${target} key ${command.key}`, ...(named === undefined ? [] : [`${target} ${named}`])];
}

function nameOf(command: Command): string | undefined {
  switch (command.kind) {
    case 'register':
    case 'void':
    case 'pay-across':
      return command.kind;
    case 'pay':
      return `pay ${command.payment}`;
    case 'reverse': {
      // an amount without a name is named by its key
      if (command.reversal === undefined && command.amount !== undefined) return undefined;
      return `reverse ${command.invoice} ${command.payment} ${command.reversal ?? ''}`;
    }
    case 'reverse-across':
      return command.reversal === undefined ? undefined : `reversal ${command.reversal}`;
    case 'unapply':
      return command.unapplication === undefined ? undefined : `unapplication ${command.unapplication}`;
    case 'refund':
    case 'refund-credit':
      return `refund ${command.refund}`;
    case 'reverse-refund':
    case 'reverse-credit-refund':
      return `reversal of refund ${command.refund}`;
    case 'credit-note':
    case 'account-note':
      return `note ${command.note}`;
    case 'apply-credit':
      return `application ${command.application}`;
    default:
      return undefined; // named by its key
  }
}
