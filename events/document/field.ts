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

export const text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: printable, description });

/** Not negative, in minor units. */
export const amount = (description: string) =>
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description });

export const decimal = (description: string) => Type.String({ pattern: decimalPattern, description });

/** 0 or more. */
export const plainDecimal = (description: string) =>
  Type.String({ pattern: decimalPattern.replace('-?', ''), description });

/** More than 0. */
export const positiveDecimal = (description: string) =>
  Type.String({ pattern: decimalPattern.replace('-?', '(?=.*[1-9])'), description });

export const country = (description: string) =>
  Type.String({ pattern: '^[A-Z]{2}$', description: `ISO 3166-1 alpha-2 (${description})` });

export const currency = (description: string) =>
  Type.String({ pattern: '^[A-Z]{3}$', description: `ISO 4217 (${description})` });

export const Identifier = Type.Object(
  { id: text(100, 'The identifier'), scheme: Type.Optional(text(20, 'Its scheme')) },
  closed,
);
