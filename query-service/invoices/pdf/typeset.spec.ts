import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Fonts, lineEnds, openFonts, type Run, visible } from './fonts.ts';
import { type Typesetter, typesetter } from './typeset.ts';

let fonts: Fonts;
let set: Typesetter;
beforeAll(() => {
  fonts = openFonts();
  set = typesetter(fonts, ({ text }: Run) => [...text].length); // each character is as wide as it is high
});

const style = { size: 1 };
const lines = (text: string, width: number) =>
  set.lines(text, style, width).map(({ runs }) => runs.map((run) => run.text).join(''));

describe('a text in a column', () => {
  it('is broken between words, and at the ends of its lines', () => {
    expect(lines('one two three\nfour', 9)).toEqual(['one two ', 'three', 'four']);
    expect(lines('a\r\n\r\nb\u2028c', 9)).toEqual(['a', '', 'b', 'c']);
  });

  it('is not broken where its words just fit, without the blank at the end', () => {
    expect(lines('one two three', 7)).toEqual(['one two ', 'three']);
    expect(lines('one two three', 6)).toEqual(['one ', 'two ', 'three']);
  });

  it('is broken in a word that is longer than a line, but not in a character of several code points', () => {
    expect(lines('abcdefgh ij', 3)).toEqual(['abc', 'def', 'gh ', 'ij']);
    expect(lines('aaa\u0301bb', 3)).toEqual(['aaa\u0301'.slice(0, 2), 'a\u0301b', 'b']);
  });

  it('is not broken between a number and its unit, or within a number', () => {
    expect(lines('of 10\u202f000.50\u00a0EUR', 12)).toEqual(['of ', '10\u202f000.50\u00a0EUR'.slice(0, 12), 'R']);
  });

  it('is broken in a character of more than 32 code points, and after 500 that take no room', () => {
    const flat = typesetter(fonts, () => 0);
    const marks = (count: number) => `a${'\u0301'.repeat(count)}`;
    const lengths = (text: string) =>
      flat.lines(text, style, 10).map(({ runs }) => runs.reduce((sum, run) => sum + run.text.length, 0));
    expect(lengths(marks(499))).toEqual([500]);
    expect(lengths(marks(1_200))).toEqual([480, 480, 241]);
  });

  it('has no character too many or too few, whatever it is and however wide the column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 10, max: 40 }), (text, width) => {
        const isShown = (character: string) => fonts.regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
        fc.pre([...text].every(isShown));
        const broken = lines(text, width);
        expect(broken.join('')).toBe(text.split(lineEnds).map(visible).join(''));
        for (const line of broken) expect([...line.trimEnd()].length).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('a character', () => {
  const runs = (text: string, isBold = false) =>
    set.lines(text, { size: 1, isBold }, 100).flatMap((line) => line.runs.map(({ font, text }) => ({ font, text })));

  it('is in the first font that has it', () => {
    expect(runs('Łódź Ωμ Жђ 中文 x')).toEqual([
      { font: 'regular', text: 'Łódź Ωμ Жђ ' },
      { font: 'fallback', text: '中文' },
      { font: 'regular', text: ' x' },
    ]);
    expect(runs('A', true)).toEqual([{ font: 'bold', text: 'A' }]);
  });

  it('that no font has is written as its code point', () => {
    expect(runs('a\u{20000}b')).toEqual([{ font: 'regular', text: 'a[U+20000]b' }]);
  });

  it('that has no shape is left out: a soft hyphen, a mark of direction, a variation selector', () => {
    expect(runs('a\u00adb\u200ec\ufe0fd\te')).toEqual([{ font: 'regular', text: 'abcd e' }]);
  });

  it('of Hebrew stands right of the next one; numbers and Latin words between them keep their order', () => {
    expect(lines('שלום 12', 20)).toEqual(['12 םולש']);
    expect(lines('אב (AB) גד', 20)).toEqual(['דג (AB) בא']);
    expect(lines('INV אב 7', 20)).toEqual(['INV 7 בא']);
  });
});
