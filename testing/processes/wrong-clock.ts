// Import it before a program (node --import), and the clock of the program is wrong by CLOCK_WRONG_BY_MS.

const wrongBy = Number(process.env.CLOCK_WRONG_BY_MS);
const RightDate = Date;

class WrongDate extends RightDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [WrongDate.now()] : given) as [number]));
  }
  static override now(): number {
    return RightDate.now() + wrongBy;
  }
}

globalThis.Date = WrongDate as DateConstructor;
