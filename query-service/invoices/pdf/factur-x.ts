// What makes a PDF/A-3 a Factur-X (1.07, the same as ZUGFeRD 2.3): the name of the XML inside, and its description in the metadata (XMP).

import type { Kind } from '../../../events/einvoice/kinds.ts';
import { plainEN16931 } from '../../../events/einvoice/profiles/profiles.ts';
import { isXRechnung } from '../../../events/einvoice/rules/of-peppol.ts';
import { escapeText } from '../../../events/einvoice/xml/format.ts';
import { labels } from './labels.ts';
import type { WrittenDocument } from './page.ts';

export type FacturX = {
  specification: string;
  fileName: 'factur-x.xml' | 'xrechnung.xml';
  conformanceLevel: 'EN 16931' | 'XRECHNUNG';
  /** Of the standard that the XML follows. */
  version: string;
};

/**
 * The profile of a document that is valid under EN 16931, and the specification (BT-24) that the XML inside states. An XRechnung has a profile of
 * its own. Factur-X has none for other specifications, such as Peppol BIS Billing 3: their documents are of the profile EN 16931, for which it
 * allows no other specification than that (FX-SCH-A-000026).
 */
export function facturXOf(specification: string | undefined): FacturX {
  if (specification === undefined || !isXRechnung(specification))
    return { specification: plainEN16931, fileName: 'factur-x.xml', conformanceLevel: 'EN 16931', version: '1.0' };
  const [, version = '3.0'] = /xrechnung_(\d+\.\d+)/.exec(specification) ?? [];
  return { specification, fileName: 'xrechnung.xml', conformanceLevel: 'XRECHNUNG', version };
}

/**
 * The document as Factur-X has it. Beside its specification, the rules of Factur-X require payment terms or a due date of every document with
 * an amount due (BR-CO-25, which the rules of EN 16931 have no longer since 1.3.16), of credit notes, too. A document with neither gets a
 * text that says so.
 */
export function asFacturX(document: WrittenDocument, { specification }: FacturX, kind: Kind): WrittenDocument {
  const { totals, dueOn, paymentTerms } = document;
  const needsTerms = totals.payable > 0 && (dueOn ?? paymentTerms) === undefined;
  return { ...document, specification, ...(needsTerms && { paymentTerms: labels.payment.undated[kind.root] }) };
}

const properties = [
  ['DocumentFileName', 'The name of the embedded XML document'],
  ['DocumentType', 'The type of the hybrid document in capital letters, such as INVOICE'],
  ['Version', 'The version of the standard that the embedded XML document follows'],
  ['ConformanceLevel', 'The conformance level of the embedded XML document'],
] as const;

const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

/** The metadata: its title, the properties of Factur-X, and their schema, which PDF/A requires (ISO 19005-3, 6.6.2.3). */
export const metadataOf = (title: string, { fileName, conformanceLevel, version }: FacturX): string => `
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeText(title)}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:fx="${namespace}">
  <fx:DocumentType>INVOICE</fx:DocumentType>
  <fx:DocumentFileName>${fileName}</fx:DocumentFileName>
  <fx:Version>${version}</fx:Version>
  <fx:ConformanceLevel>${conformanceLevel}</fx:ConformanceLevel>
</rdf:Description>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas>
    <rdf:Bag>
      <rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>fx</pdfaSchema:prefix>
        <pdfaSchema:property>
          <rdf:Seq>${properties.map(describedProperty).join('')}
          </rdf:Seq>
        </pdfaSchema:property>
      </rdf:li>
    </rdf:Bag>
  </pdfaExtension:schemas>
</rdf:Description>`;

const describedProperty = ([name, description]: (typeof properties)[number]): string => `
            <rdf:li rdf:parseType="Resource">
              <pdfaProperty:name>${name}</pdfaProperty:name>
              <pdfaProperty:valueType>Text</pdfaProperty:valueType>
              <pdfaProperty:category>external</pdfaProperty:category>
              <pdfaProperty:description>${description}</pdfaProperty:description>
            </rdf:li>`;
