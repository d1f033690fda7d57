import { expect, it } from 'vitest';
import { csvLines } from './export-lines.ts';

it('a text that a spreadsheet would evaluate as a formula is marked as a text; a negative amount is not', () => {
  const line = (value: unknown) => csvLines(['value'], [{ value }]).trimEnd();
  expect(['=1+1', '+4930', '-A1', '-1-1', '@x'].map(line)).toEqual(["'=1+1", "'+4930", "'-A1", "'-1-1", "'@x"]);
  expect(['-10013.42', '-10013', '10013.420', -5].map(line)).toEqual(['-10013.42', '-10013', '10013.420', '-5']);
});
