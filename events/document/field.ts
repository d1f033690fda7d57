import { Type } from 'typebox';
import { decimalPattern } from '../money/decimal.ts';

// The kinds of fields of a document.

/** For an object that allows no fields beyond those it lists. */
export const closed = { additionalProperties: false } as const;

/**
 * The characters of a text: at least one visible, and only those that XML 1.0 and PostgreSQL's jsonb can store. So no control
 * characters except tab and line ends, no half of a surrogate pair, no U+FFFE or U+FFFF.
 */
const printable = '^(?=[^]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ud800-\\udfff\\ufffe\\uffff]*$';

/** Which form of a text is kept: the validation of a request converts it (platform/http/validation/validation.ts). */
export type CanonicalForm = 'lower-case' | 'NFC' | 'id' | 'instant';
export const canonical = (form: CanonicalForm) => ({ 'x-canonical': form });

/** A time (RFC 3339), in milliseconds. */
export const instant = (description: string) =>
  Type.String({ format: 'date-time', description, ...canonical('instant') });

/** In Unicode Normalization Form C, so that a text is equal however it was typed. */
export const text = (maxLength: number, description: string) => Type.String({ ...words(description), maxLength });

/** The same without a bound of its own, as in EN 16931: the event store bounds the document as a whole. */
export const longText = (description: string) => Type.String(words(description));

const words = (description: string) => ({ minLength: 1, pattern: printable, description, ...canonical('NFC') });

// Characters that cannot be seen, so that two identifiers would look the same: control and format characters, those that no store keeps,
// and those that Unicode lets a font ignore (Default_Ignorable_Code_Point), such as fillers and variation selectors.
const invisible =
  '\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f' +
  '\\u3164\\ud800-\\udfff\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff';
/** Those beyond U+FFFF, such as tags, which cannot be in a pattern that is read with and without the flag "u". */
const invisibleBeyond = /[[\p{Default_Ignorable_Code_Point}\p{Cf}]&&[\u{10000}-\u{10ffff}]]/v;

/** Whether a text has none of these. The keyword `x-visible` requires it where the pattern refuses the others. */
export const isVisible = (text: string): boolean => !invisibleBeyond.test(text);
const visible = { 'x-visible': true } as const;

const noBlankAtEnds = '(?!\\s)(?!.*\\s$)';

/** A text that identifies something, without invisible characters and without blanks at its ends; in Unicode Normalization Form C. */
export const identifier = (maxLength: number, description: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: `^${noBlankAtEnds}[^${invisible}]+$`,
    description,
    ...visible,
    ...canonical('NFC'),
  });

/** An identifier that can be a segment of a URL's path. If it is a UUID, it is kept in small letters. */
export const pathIdentifier = (maxLength: number, description: string) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: `^(?!\\.{1,2}$)${noBlankAtEnds}[^/${invisible}]+$`,
    description,
    ...visible,
    ...canonical('id'),
  });

/** RFC 9562, section 4: a UUID is read in capitals too, and kept in small letters. */
export const uuid = (description = 'A UUID') =>
  Type.String({ format: 'uuid', description, ...canonical('lower-case') });

/** Not negative, in minor units. */
export const amount = (description: string) =>
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description });

/** In minor units; below 0 in a document that takes back. */
export const signedAmount = (description: string) =>
  Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, description });

export const decimal = (description: string) => Type.String({ pattern: decimalPattern, description });

/** 0 or more. */
export const plainDecimal = (description: string) =>
  Type.String({ pattern: decimalPattern.replace('-?', ''), description });

/** Any number but 0, which nothing can be divided by. */
export const divisor = (description: string) =>
  Type.String({ pattern: decimalPattern.replace('-?', '(?=.*[1-9])-?'), description });

export const country = (description: string) =>
  Type.String({ pattern: '^[A-Z]{2}$', description: `ISO 3166-1 alpha-2 (${description})` });

export const currency = (description: string) =>
  Type.String({ pattern: '^[A-Z]{3}$', description: `ISO 4217 (${description})` });

export const Identifier = Type.Object(
  { id: identifier(1000, 'The identifier'), scheme: Type.Optional(text(20, 'Its scheme')) },
  { title: 'Identifier', ...closed },
);
