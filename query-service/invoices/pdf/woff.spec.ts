import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { expect, it } from 'vitest';
import { unwrapWoff } from './woff.ts';

const file = readFileSync(
  createRequire(import.meta.url).resolve('@fontsource/unifontex/files/unifontex-latin-400-normal.woff'),
);

it('a font is the same with and without its WOFF', () => {
  const unwrapped = unwrapWoff(file);
  const fonts = [create(file), create(unwrapped)] as Font[];
  const [wrapped, plain] = fonts.map((font) => ({
    name: font.postscriptName,
    characters: font.characterSet.length,
    glyph: font.glyphForCodePoint(0x4e2d).path.toSVG(),
  }));
  expect(plain).toEqual(wrapped);
  expect(plain?.characters).toBeGreaterThan(60_000);
  expect(unwrapped.length).toBe(file.readUInt32BE(16)); // totalSfntSize
});
