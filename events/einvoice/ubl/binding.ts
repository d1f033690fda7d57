import type { Binding } from '../binding.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import type { Form } from '../terms/term.ts';
import { namespaceOf, namespaces, type RootName } from '../xml/namespaces.ts';

/** UBL 2.1 has a root element for each kind of document. */
export const ubl = (root: RootName, form: Form<StatedDocument>): Binding => ({
  syntax: 'ubl',
  root,
  namespaces: { '': namespaceOf(root), ...namespaces },
  form,
  paths: {
    currency: 'cbc:DocumentCurrencyCode',
    specification: 'cbc:CustomizationID',
    buyer: 'cac:AccountingCustomerParty/cac:Party',
    line: `cac:${root}Line`,
    typeCode: `cbc:${root}TypeCode`,
  },
});
