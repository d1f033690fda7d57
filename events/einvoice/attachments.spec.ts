// Attached documents (BT-125) in UBL and CII, which write them alike.

import { describe, expect, it } from 'vitest';
import { type AttachmentWithContent, mediaTypes } from '../document/attachment.ts';
import { syntaxes } from './binding.ts';
import { invoice } from './kinds.ts';
import { refuseBrokenMoneyRules } from './read-document.ts';
import { readInvoice } from './read-invoice.ts';
import { example, issued } from './testing/example.ts';
import { files } from './testing/files.ts';
import { refusalOf } from './testing/refusal.ts';
import { asXml, completed, NotAnEN16931Invoice } from './write-document.ts';
import { writeInvoice } from './write-invoice.ts';
import { ElementInvalid, RulesBroken } from './xml/refusals.ts';

const sheet: AttachmentWithContent = { mediaType: 'text/csv', fileName: 'hours "June".csv', content: 'YTtiCg==' };
const attached = (attachment: AttachmentWithContent) =>
  issued({ ...example, supportingDocuments: [{ id: 'sheet', attachment, location: 'https://a.example/hours' }] });

describe.each(syntaxes)('a document with an attachment, in %s', (syntax) => {
  const xml = writeInvoice(attached(sheet), syntax);
  const place =
    syntax === 'ubl'
      ? '/Invoice/cac:AdditionalDocumentReference[2]/cac:Attachment/cbc:EmbeddedDocumentBinaryObject'
      : '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/ram:AdditionalReferencedDocument[1]/ram:AttachmentBinaryObject';
  const attachmentsIn = (text: string) =>
    readInvoice(text).content.supportingDocuments?.map(({ attachment }) => attachment);

  it('has its content, its media type and its file name', () => {
    expect(xml).toContain('mimeCode="text/csv" filename="hours &quot;June&quot;.csv">YTtiCg==<');
    expect(attachmentsIn(xml)).toEqual([sheet]);
  });

  it('may have white space in its content, as XML allows', () => {
    expect(attachmentsIn(xml.replace('YTtiCg==', '\r\n  YTti\n\tCg= =\n'))).toEqual([sheet]);
  });

  it('has no attachment if there is no content', () => {
    expect(attachmentsIn(xml.replace('YTtiCg==', ' \n'))).toEqual([undefined]);
  });

  it.each(['YTtiCg=', 'YTtiCg', 'YTti*g==', 'YTtiCh=='])(
    'is refused at the path of what is not base64: %s',
    (content) => {
      const refusal = refusalOf(xml.replace('YTtiCg==', content));
      expect(refusal).toBeInstanceOf(ElementInvalid);
      expect(refusal.message).toBe(`${place} "${content}" is not base64 (RFC 4648, section 4)`);
    },
  );

  // the published rules of CII require none
  it.each(mediaTypes.filter((type) => type !== 'application/xml'))(
    'is of the type of its first bytes if it says none: %s',
    (type) => {
      const content = files[type].toString('base64');
      const unsaid = xml.replace(' mimeCode="text/csv"', '').replace('YTtiCg==', content);
      expect(attachmentsIn(unsaid)).toEqual([{ ...sheet, mediaType: type, content }]);
    },
  );

  it('is refused by BR-CL-24 if the media type is none that EN 16931 allows', () => {
    const refusal = refusalOf(xml.replace('text/csv', 'text/html'));
    expect(refusal).toBeInstanceOf(RulesBroken);
    expect((refusal as RulesBroken).rules).toEqual([
      {
        rule: 'BR-CL-24',
        detail: expect.stringContaining(`${place}/@mimeCode "text/html" is not one of application/pdf`),
      },
    ]);
  });

  it('gets a file name if it has none', () => {
    expect(attachmentsIn(xml.replace(' filename="hours &quot;June&quot;.csv"', ''))).toEqual([
      { ...sheet, fileName: 'attachment' },
    ]);
  });
});

// XRechnung 3.0.2, BR-DEX-01
describe('an attachment that is XML', () => {
  const extension =
    'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0';
  const document = attached({ ...sheet, mediaType: 'application/xml' });
  const inExtension = asXml(completed({ ...document, specification: extension }, invoice), invoice, 'ubl');

  it('is allowed in the extension of XRechnung', () => {
    expect(() => refuseBrokenMoneyRules(readInvoice(inExtension))).not.toThrow();
  });

  it('is refused by BR-CL-24 elsewhere, and not written', () => {
    const xml = inExtension.replace(extension, 'urn:cen.eu:en16931:2017');
    expect(() => refuseBrokenMoneyRules(readInvoice(xml))).toThrow('BR-CL-24');
    expect(() => writeInvoice(document)).toThrow(NotAnEN16931Invoice);
    expect(() => writeInvoice(document)).toThrow('BR-CL-24');
  });
});
