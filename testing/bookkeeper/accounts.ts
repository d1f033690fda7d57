/** The balance of each account in each currency: debits less credits. */
export class Accounts {
  readonly #balances = new Map<string, number>();

  add(currency: string, account: string, amount: number): void {
    const key = `${currency} ${account}`;
    this.#balances.set(key, (this.#balances.get(key) ?? 0) + amount);
  }

  /** Those that are not 0, in order: "EUR cash 1200". */
  all(): string[] {
    const open = [...this.#balances].filter(([, balance]) => balance !== 0);
    return open.map(([account, balance]) => `${account} ${balance}`).toSorted();
  }
}
