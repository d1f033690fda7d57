import { describe, expect, it } from 'vitest';
import { type MediaType, mediaTypes } from '../../events/document/attachment.ts';
import { files, zip } from '../../events/einvoice/testing/files.ts';
import { mayBe, recognised } from './media-types.ts';

/** Whether a content is taken for one of this type. */
const isTaken = (mediaType: MediaType, content: Buffer): boolean =>
  recognised(content) === undefined ? mayBe(mediaType, content) : recognised(content) === mediaType;

describe('a content', () => {
  it.each(mediaTypes)('is one of its media type, and of no other that is no text: %s', (mediaType) => {
    const taken = mediaTypes.filter((other) => isTaken(other, files[mediaType]));
    expect(taken).toEqual(mediaType === 'application/xml' ? ['text/csv', mediaType] : [mediaType]);
  });

  it('is recognised by all of its signature', () => {
    expect(recognised(Buffer.from('%PDF'))).toBeUndefined();
    expect(recognised(files['image/png'].subarray(0, 7))).toBeUndefined();
    expect(recognised(files['image/jpeg'].subarray(0, 2))).toBeUndefined();
    expect(recognised(Buffer.from('PK\u0005\u0006'))).toBeUndefined();
  });

  it('that is another archive of files is no spreadsheet', () => {
    expect(recognised(zip)).toBe('application/zip');
    expect(recognised(Buffer.concat([zip, Buffer.from('xl/')]))).toBe('application/zip');
    expect(recognised(Buffer.concat([zip, Buffer.from('[Content_Types].xml')]))).toBe('application/zip');
  });

  // ISO 32000-1, annex H: readers take a PDF whose header is within the first 1,024 bytes
  it.each([
    [1_019, true],
    [1_020, false],
  ])('may be a PDF with %i bytes before its header: %s', (before, isPdf) => {
    expect(mayBe('application/pdf', Buffer.from(`${'x'.repeat(before)}%PDF-1.7`))).toBe(isPdf);
  });

  it.each([
    ['Müller;7\n', 'utf8', true],
    ['Müller;7\n', 'latin1', true],
    ['a\tb\r\n', 'utf8', true],
    ['a;b\n\u001a', 'latin1', true],
    ['a;b\n', 'utf16le', false],
    ['a\u0000b', 'utf8', false],
    ['a\u0008b', 'utf8', false],
    ['a\u001fb', 'utf8', false],
  ] as const)('may be CSV if it is text: %j in %s', (text, encoding, isCsv) => {
    expect(mayBe('text/csv', Buffer.from(text, encoding))).toBe(isCsv);
  });

  it('may be XML if it begins with an element or a declaration', () => {
    expect(mayBe('application/xml', Buffer.from('  \n<?xml version="1.0"?><a/>'))).toBe(true);
    expect(mayBe('application/xml', Buffer.from('a;b'))).toBe(false);
  });
});
