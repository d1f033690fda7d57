// The characters of an XML document from its bytes (XML 1.0, 4.3.3 and appendix F; RFC 7303, section 3).
//
//   a byte order mark               ──► UTF-8 or UTF-16
//   else a charset beside the type  ──► that one, whatever the document declares
//   else "<" in two or four bytes   ──► UTF-16 or UTF-32 ┐ what the document declares must agree
//   else                            ──► what the document declares; UTF-8 if it declares nothing

import { XmlForbidden, XmlNotWellFormed } from './refusals.ts';

/** How documents of an encoding begin, as bytes in hexadecimal digits: first with a byte order mark, then with "<". */
const marks = [
  ['0000feff', 'UTF-32BE'],
  ['fffe0000', 'UTF-32LE'],
  ['efbbbf', 'UTF-8'],
  ['feff', 'UTF-16BE'],
  ['fffe', 'UTF-16LE'],
] as const;
const firstCharacters = [
  ['0000003c', 'UTF-32BE'],
  ['3c000000', 'UTF-32LE'],
  ['003c', 'UTF-16BE'],
  ['3c00', 'UTF-16LE'],
  ['4c6fa794', 'EBCDIC'],
] as const;

/** The longest declaration that is looked for, in bytes. */
const longestDeclaration = 1_024;

/**
 * @param charset the parameter of the media type
 * @throws XmlForbidden for an encoding that is not read; XmlNotWellFormed for bytes that are not in the encoding, or not in the declared one
 */
export function decodeXml(bytes: Uint8Array, charset?: string): string {
  const begin = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const mark = beginningOf(begin, marks);
  const seen = mark ?? beginningOf(begin, firstCharacters);
  if (mark === undefined && charset !== undefined)
    return decoded(bytes, isUtf16(charset) ? (seen ?? charset) : charset);
  if (charset === undefined) refuseContradiction(declaredIn(bytes, seen), seen);
  return decoded(bytes, seen ?? declaredIn(bytes, seen) ?? 'UTF-8');
}

const beginningOf = (begin: string, encodings: readonly (readonly [string, string])[]): string | undefined =>
  encodings.find(([bytes]) => begin.startsWith(bytes))?.[1];

const isUtf16 = (encoding: string): boolean => encoding.toUpperCase() === 'UTF-16';

/** The encoding in the XML declaration. All encodings but those that were seen have it in the bytes of ASCII. */
function declaredIn(bytes: Uint8Array, seen: string | undefined): string | undefined {
  const begin = decoderOf(seen ?? 'ISO-8859-1', false).decode(bytes.subarray(0, longestDeclaration));
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(begin)?.[1];
}

/** A document that declares UTF-16 does not say in which order its bytes are; the bytes do. */
function refuseContradiction(declared: string | undefined, seen: string | undefined): void {
  if (declared === undefined) return;
  const isOfOneByte = !/^(utf-16|utf-32|ucs-|iso-10646)/i.test(declared);
  const agrees =
    seen === undefined ? isOfOneByte : isSame(declared, seen) || (isUtf16(declared) && /^UTF-16/.test(seen));
  if (agrees) return;
  throw new XmlNotWellFormed(
    `it declares the encoding ${shown(declared)}, but its bytes are ${seen ?? 'not in it'}. Correct the declaration, or convert the document`,
  );
}

/** Encodings have several names, such as "utf8". */
const isSame = (one: string, other: string): boolean =>
  decoderOf(one, false).encoding === decoderOf(other, false).encoding;

const shown = (encoding: string): string => encoding.slice(0, 40);

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    const text = decoderOf(encoding, true).decode(bytes);
    if (/^us-ascii$/i.test(encoding) && /[^\0-\x7f]/.test(text)) throw new TypeError('a byte above 127');
    return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new XmlNotWellFormed(
      `its bytes are not ${shown(encoding)}. Declare the encoding that they are in (<?xml version="1.0" encoding="…"?>), or convert the document to UTF-8`,
    );
  }
}

/** @throws XmlForbidden */
function decoderOf(encoding: string, fatal: boolean): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding, { fatal });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new XmlForbidden(
      `the encoding ${shown(encoding)} is not read. Convert the document to UTF-8, for example with "iconv -t UTF-8", and correct its declaration`,
    );
  }
}
