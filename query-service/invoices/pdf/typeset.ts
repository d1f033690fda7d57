import LineBreaker from 'linebreak';
import { fromLeftToRight } from './bidi.ts';
import { type Fonts, joined, lineEnds, type Run, runsOf, visible } from './fonts.ts';

export type Style = { size: number; isBold?: boolean; color?: string };

/** A line of a text, by fonts, and its width without blanks at its end. */
export type TextLine = { runs: readonly (Run & { width: number })[]; width: number };

export type Typesetter = {
  /** Breaks a text into lines of at most `width` points. Nothing is left out: a word that is wider than a line goes on in the next one. */
  lines(text: string, style: Style, width: number): TextLine[];
  /** The width of a text of one line. */
  widthOf(text: string, style: Style): number;
};

/** A word with the blanks after it, and its widths at a size of one point: with them and without. */
type Word = { text: string; runs: Run[]; width: number; visibleWidth: number };

/** So many words are measured once. */
const mostKnown = 10_000;

/** @param measure the width of a text at a size of one point */
export function typesetter(fonts: Fonts, measure: (run: Run) => number): Typesetter {
  const known = new Map<string, Word>();

  const widthOfRuns = (runs: readonly Run[]) => runs.reduce((sum, run) => sum + measure(run), 0);

  function wordOf(text: string, isBold: boolean): Word {
    const key = `${isBold}${text}`;
    const before = known.get(key);
    if (before) return before;
    const [runs, visibleRuns] = [text, text.trimEnd()].map((part) => runsOf(part, isBold ? 'bold' : 'regular', fonts));
    const word = {
      text,
      runs: runs ?? [],
      width: widthOfRuns(runs ?? []),
      visibleWidth: widthOfRuns(visibleRuns ?? []),
    };
    if (known.size >= mostKnown) known.clear();
    known.set(key, word);
    return word;
  }

  /** The words of a line, those that are too wide in parts. */
  function* wordsIn(text: string, isBold: boolean, most: number): Generator<Word> {
    for (const part of breakable(text)) {
      const word = wordOf(part, isBold);
      if (word.visibleWidth <= most) yield word;
      else yield* partsOf(word, isBold, most);
    }
  }

  function* partsOf({ text }: Word, isBold: boolean, most: number): Generator<Word> {
    let part = '';
    let width = 0;
    for (const { segment } of graphemes.segment(text)) {
      const { width: more } = wordOf(segment, isBold);
      if (part !== '' && width + more > most) {
        yield wordOf(part, isBold);
        [part, width] = ['', 0];
      }
      part += segment;
      width += more;
    }
    if (part !== '') yield wordOf(part, isBold);
  }

  function lineOf(words: readonly Word[], size: number): TextLine {
    const width = words.slice(0, -1).reduce((sum, word) => sum + word.width, words.at(-1)?.visibleWidth ?? 0) * size;
    const runs = fromLeftToRight(joined(words.flatMap(({ runs }) => runs)));
    return {
      runs: runs.map((run) => ({ ...run, width: runs.length === 1 ? width : measure(run) * size })),
      width,
    };
  }

  return {
    lines(text, { size, isBold = false }, width) {
      return text.split(lineEnds).flatMap((paragraph) => {
        const most = width / size;
        const lines: Word[][] = [[]];
        let used = 0;
        for (const word of wordsIn(visible(paragraph), isBold, most)) {
          if (used > 0 && used + word.visibleWidth > most) {
            lines.push([]);
            used = 0;
          }
          lines.at(-1)?.push(word);
          used += word.width;
        }
        return lines.map((words) => lineOf(words, size));
      });
    },
    widthOf: (text, { size, isBold = false }) => wordOf(visible(text), isBold).visibleWidth * size,
  };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The parts of a text between which it may be broken (UAX #14). */
function* breakable(text: string): Generator<string> {
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    yield text.slice(start, next.position);
    start = next.position;
  }
}
