import type { StatedDocument } from './terms/stated-document.ts';
import type { Form } from './terms/term.ts';

/** The syntaxes of EN 16931: UBL 2.1, and CII, the Cross Industry Invoice of UN/CEFACT. */
export const syntaxes = ['ubl', 'cii'] as const;
export type Syntax = (typeof syntaxes)[number];

/** How a syntax writes a kind of document. */
export type Binding = {
  syntax: Syntax;
  /** The name of the root element. */
  root: string;
  /** By their prefixes. */
  namespaces: Readonly<Record<string, string>>;
  form: Form<StatedDocument>;
  /** The paths below the root of what is needed before the terms are read (BT-5, BT-24), or that refusals name (BT-3, BG-7, BG-25). */
  paths: { currency: string; specification: string; typeCode: string; buyer: string; line: string };
};
