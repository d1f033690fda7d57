import { expect, it } from 'vitest';
import { csvLines } from './export-lines.ts';

it('a text that a spreadsheet would evaluate as a formula is marked as a text; a negative amount is not', () => {
  const line = (value: unknown) => csvLines(['value'], [{ value }]).trimEnd();
  expect(['=1+1', '+4930', '-A1', '-1-1', '@x'].map(line)).toEqual(["'=1+1", "'+4930", "'-A1", "'-1-1", "'@x"]);
  expect(['＝1+1', '＋4930', '－A1', '＠x', '－5'].map(line)).toEqual(["'＝1+1", "'＋4930", "'－A1", "'＠x", "'－5"]);
  expect(['\t=1', '\u0001=1', '\u007f=1', '\u0085=1'].map(line)).toEqual([
    "'\t=1",
    "'\u0001=1",
    "'\u007f=1",
    "'\u0085=1",
  ]);
  expect(['\r=1', '\n=1'].map(line)).toEqual([`"'\r=1"`, `"'\n=1"`]);
  expect(['a=1', ' =1', 'é＝', '・='].map(line)).toEqual(['a=1', ' =1', 'é＝', '・=']);
  expect(['-10013.42', '-10013', '10013.420', -5].map(line)).toEqual(['-10013.42', '-10013', '10013.420', '-5']);
});
