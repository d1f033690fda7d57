declare module 'linebreak' {
  /** Where a text may be broken (UAX #14). `position` is the index after the break opportunity. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
