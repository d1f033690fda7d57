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

/**
 * The most characters of a line, and of a word that is measured as a whole. Marks have no width, so that thousands of them would fit in a line;
 * fontkit needs the square of their number.
 */
const mostOfLine = 500;

/** The most code points of what is one character to a reader: a letter and its marks. UAX #15 knows texts with up to 30 marks in a row. */
const mostOfCharacter = 32;

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
      const word = part.length <= mostOfLine ? wordOf(part, isBold) : undefined;
      if (word !== undefined && word.visibleWidth <= most) yield word;
      else yield* partsOf(part, isBold, most);
    }
  }

  function* partsOf(text: string, isBold: boolean, most: number): Generator<Word> {
    let part = '';
    let width = 0;
    for (const segment of charactersOf(text)) {
      const { width: more } = wordOf(segment, isBold);
      if (part !== '' && (width + more > most || part.length + segment.length > mostOfLine)) {
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
        let characters = 0;
        for (const word of wordsIn(visible(paragraph), isBold, most)) {
          const isFull = used + word.visibleWidth > most || characters + word.text.length > mostOfLine;
          if (characters > 0 && isFull) {
            lines.push([]);
            [used, characters] = [0, 0];
          }
          lines.at(-1)?.push(word);
          used += word.width;
          characters += word.text.length;
        }
        return lines.map((words) => lineOf(words, size));
      });
    },
    widthOf: (text, { size, isBold = false }) => wordOf(visible(text), isBold).visibleWidth * size,
  };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for characters: a letter with its marks (UAX #29). */
function* charactersOf(text: string): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (segment.length <= mostOfCharacter) yield segment;
    else yield* chunks([...segment]);
  }
}

function* chunks(codePoints: readonly string[]): Generator<string> {
  for (let at = 0; at < codePoints.length; at += mostOfCharacter)
    yield codePoints.slice(at, at + mostOfCharacter).join('');
}

/** The parts of a text between which it may be broken (UAX #14). */
function* breakable(text: string): Generator<string> {
  const breaker = new LineBreaker(text);
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    yield text.slice(start, next.position);
    start = next.position;
  }
}
