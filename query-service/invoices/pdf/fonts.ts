// The fonts of the page. PDF/A forbids characters that no glyph stands for (ISO 19005-3, 6.2.11.8), so each character is written in the first
// font that has it:
//
//   Noto Sans     Latin, Greek, Cyrillic, Devanagari
//   UnifontEX     the other scripts, in plain shapes
//   neither       its code point: [U+20000]

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { unwrapWoff } from './woff.ts';

export type FontName = 'regular' | 'bold' | 'fallback';
export type Fonts = Readonly<Record<FontName, Font>>;

const files: Readonly<Record<FontName, string>> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  fallback: '@fontsource/unifontex/files/unifontex-latin-400-normal.woff',
};

const { resolve } = createRequire(import.meta.url);

function opened(name: FontName): Font {
  const file = readFileSync(resolve(files[name]));
  return withPlainLayout(create(files[name].endsWith('.woff') ? unwrapWoff(file) : file) as Font);
}

/** Texts whose letters change or move beside others. */
const shaped = /[\p{M}\p{Script=Devanagari}]/u;

/**
 * A font that puts the letters of other texts one after the other, without kerning and ligatures. fontkit applies those of Noto Sans in most of
 * the time that a PDF would take.
 */
const withPlainLayout = (font: Font): Font =>
  Object.create(font, {
    layout: { value: (text: string) => (shaped.test(text) ? font.layout(text) : plainLayout(text, font)) },
  }) as Font;

function plainLayout(text: string, font: Font) {
  const glyphs = font.glyphsForString(text);
  const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
  return {
    glyphs,
    positions,
    // read after the positions have been scaled to the size of the text
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
}

export const openFonts = (): Fonts => ({
  regular: opened('regular'),
  bold: opened('bold'),
  fallback: opened('fallback'),
});

/** A part of a text in one font. */
export type Run = { font: FontName; text: string };

/** Ends of lines and paragraphs. */
export const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Characters that have no shape: control and format characters, variation selectors. */
const shapeless = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** A text of one line as it can be seen: without characters that have no shape, and with blanks for tabs. */
export const visible = (text: string): string => text.replaceAll('\t', ' ').replace(shapeless, '');

/** With neighbours of one font as one run. */
export function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const { font, text } of runs) {
    const last = all.at(-1);
    if (last?.font === font) last.text += text;
    else all.push({ font, text });
  }
  return all;
}

/** Splits a visible text by fonts. */
export const runsOf = (text: string, font: 'regular' | 'bold', fonts: Fonts): Run[] =>
  joined([...text].map((character) => runOf(character, font, fonts)));

function runOf(character: string, font: 'regular' | 'bold', fonts: Fonts): Run {
  const code = character.codePointAt(0) ?? 0;
  if (fonts[font].hasGlyphForCodePoint(code)) return { font, text: character };
  if (fonts.fallback.hasGlyphForCodePoint(code)) return { font: 'fallback', text: character };
  return { font, text: `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]` };
}
