import bidiFactory from 'bidi-js';
import { joined, type Run } from './fonts.ts';

// Node loads the package as CommonJS, while its types describe an ES module
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const mark = /^\p{M}$/u;

/** A part of a line with its level: odd levels are written from right to left. */
type Part = Run & { level: number };

/** The runs of a line in the order in which their characters stand from left to right (UAX #9). */
export function fromLeftToRight(runs: readonly Run[]): readonly Run[] {
  const line = runs.map(({ text }) => text).join('');
  if (!rightToLeft.test(line)) return runs;
  const parts = partsOf(runs, bidi.getEmbeddingLevels(line).levels);
  const highest = Math.max(...parts.map(({ level }) => level));
  for (let level = highest; level > 0; level--) reverseStretches(parts, level);
  return joined(
    parts.map(({ font, text, level }) => ({
      font,
      text: level % 2 === 1 ? (bidi.getMirroredCharacter(text) ?? text) : text,
    })),
  );
}

/** What stays together: from left to right, characters of one font; from right to left, a character with its marks. */
function partsOf(runs: readonly Run[], levels: Uint8Array): Part[] {
  const parts: Part[] = [];
  let index = 0;
  for (const { font, text } of runs) {
    for (const character of text) {
      const level = levels[index] ?? 0;
      const last = parts.at(-1);
      const goesOn = last?.font === font && last.level === level && (level % 2 === 0 || mark.test(character));
      if (goesOn) last.text += character;
      else parts.push({ font, text: character, level });
      index += character.length;
    }
  }
  return parts;
}

/** UAX #9, rule L2: reverses what stands together at this level or a higher one. */
function reverseStretches(parts: Part[], level: number): void {
  let from = 0;
  while (from < parts.length) {
    let until = from;
    while ((parts[until]?.level ?? -1) >= level) until++;
    parts.splice(from, until - from, ...parts.slice(from, until).reverse());
    from = until + 1;
  }
}
