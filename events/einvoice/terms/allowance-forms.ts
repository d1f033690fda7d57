import { AllowanceOrCharge, DocumentAllowanceOrCharge, type Tax } from '../../document/document.ts';
import { allowancesAndCharges, type RulesOfIndicator } from './by-indicator.ts';
import { rulesOfItems } from './rules-of-items.ts';
import { type Form, group, type Term, termsOf } from './term.ts';
import type { RulesOfCategory } from './vat.ts';

const termsOfItem = (ruleOfAmount: string) => termsOf(AllowanceOrCharge, { missing: { amount: ruleOfAmount } });

/** Where a syntax has the terms of allowances and charges. */
type Places = {
  elementName: string;
  /** Below the element. */
  indicatorPath: string;
  indicatorRules: RulesOfIndicator;
  terms(of: ReturnType<typeof termsOfItem>): Term<AllowanceOrCharge>[];
  taxPath: string;
  tax(rules: RulesOfCategory): Form<Tax>;
};

/** The allowances and charges of lines (BG-27, BG-28) and of documents (BG-20, BG-21) in a syntax. */
export function allowanceForms({ elementName, indicatorPath, indicatorRules, terms, taxPath, tax: taxForm }: Places) {
  const ofLine = ({ amount }: { amount: string }) => group<AllowanceOrCharge>(terms(termsOfItem(amount)));
  const ofDocument = ({ amount, tax }: { amount: string; tax: string }) =>
    group<DocumentAllowanceOrCharge>([
      ...terms(termsOfItem(amount)),
      termsOf(DocumentAllowanceOrCharge, { missing: { tax } }).required(
        'tax',
        taxPath,
        taxForm({ missing: tax, invalid: 'BR-CL-17' }),
      ),
    ]);
  return {
    ofLine: allowancesAndCharges(elementName, indicatorPath, indicatorRules, {
      allowances: ofLine(rulesOfItems.ofLine.allowances),
      charges: ofLine(rulesOfItems.ofLine.charges),
    }),
    ofDocument: allowancesAndCharges(elementName, indicatorPath, indicatorRules, {
      allowances: ofDocument(rulesOfItems.ofDocument.allowances),
      charges: ofDocument(rulesOfItems.ofDocument.charges),
    }),
  };
}
