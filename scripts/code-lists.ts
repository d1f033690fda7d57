// Writes the lists of codes that documents may have, from their publications:
//
//   npx node scripts/code-lists.ts                    fetches the publications (needs Maven, pip and unzip)
//   npx node scripts/code-lists.ts UBL CII PEPPOL ISO takes them from files: EN16931-UBL-validation.xslt, EN16931-CII-validation.xslt,
//                                                     PEPPOL-EN16931-UBL.xslt, and list one of ISO 4217 (list-one.xml)
//
// What is written is part of the repository. Raise the versions in scripts/code-lists/publications.ts when new ones are published, twice a
// year.

import { readFileSync, writeFileSync } from 'node:fs';
import { currencies } from '../events/money/currencies.ts';
import { currenciesAsCode, currenciesIn } from './code-lists/currencies.ts';
import { fetchPublications } from './code-lists/publications.ts';
import { listsAsCode, publicationOf } from './code-lists/rules.ts';

const [ublFile, ciiFile, peppolFile, currencyFile] = process.argv.slice(2);
const { ubl, cii, peppol, iso4217 } =
  ublFile !== undefined && ciiFile !== undefined && peppolFile !== undefined && currencyFile !== undefined
    ? {
        ubl: readFileSync(ublFile, 'utf8'),
        cii: readFileSync(ciiFile, 'utf8'),
        peppol: readFileSync(peppolFile, 'utf8'),
        iso4217: readFileSync(currencyFile, 'utf8'),
      }
    : fetchPublications();

const write = (file: string, code: string) => {
  writeFileSync(new URL(`../events/${file}`, import.meta.url), code);
  process.stdout.write(`events/${file}\n`);
};
write('einvoice/code-lists.ts', listsAsCode({ ubl, cii, peppol }));
write('money/currencies.ts', currenciesAsCode(currenciesIn(iso4217, ubl, currencies), publicationOf(ubl)));
