// `npm run test:einvoice`: how much a document may have (events/einvoice/xml/parse.ts), at full size.

import { expect, it } from 'vitest';
import { parseXml, usualLimits } from '../../events/einvoice/xml/parse.ts';
import { XmlForbidden } from '../../events/einvoice/xml/refusals.ts';

const elements = (count: number) => `<a>${'<a/>'.repeat(count - 1)}</a>`;

/** The most that an element may have is 100. */
function attributes(count: number): string {
  const hundred = Array.from({ length: 100 }, (_, n) => ` a${n}=""`).join('');
  return `<a>${`<a${hundred}/>`.repeat(count / 100)}${'<a a=""/>'.repeat(count % 100)}</a>`;
}

it.each([
  ['elements', elements(usualLimits.elements), elements(usualLimits.elements + 1)],
  ['attributes', attributes(usualLimits.attributes), attributes(usualLimits.attributes + 1)],
])('a document may have 400,000 %s, and no more', (what, most, more) => {
  expect(parseXml(most).name).toBe('{}a');
  expect(() => parseXml(more)).toThrow(XmlForbidden);
  expect(() => parseXml(more)).toThrow(`more than 400000 ${what}`);
});
