import { NotAnEInvoice } from '../../../events/einvoice/xml/refusals.ts';

/** Bytes that are no PDF, or a PDF that is damaged or needs a password. */
export class PdfNotReadable extends NotAnEInvoice {
  constructor(why: string) {
    super(
      '/',
      `the PDF cannot be read: ${why}. Send it undamaged and without a password, or the XML that is attached to it`,
    );
  }
}

/** None of the files in the PDF is an invoice. */
export class PdfWithoutInvoice extends NotAnEInvoice {
  constructor(attached: readonly string[]) {
    super(
      '/',
      `the PDF has no UBL or CII invoice attached${attached.length === 0 ? '' : `, only ${listed(attached)}`}. ` +
        'Send a PDF with one (Factur-X, ZUGFeRD 2, XRechnung), or the invoice as UBL, CII or JSON',
    );
  }
}

/** Several files in the PDF may be the invoice, and two programs could read two invoices. */
export class SeveralInvoicesInPdf extends NotAnEInvoice {
  constructor(names: readonly string[]) {
    super(
      '/',
      `the PDF has several invoices attached: ${listed(names)}. Send the one that counts, as XML or in a PDF of its own`,
    );
  }
}

/** The document needs more time, memory or attached files than any invoice does. */
export class DocumentTooDemanding extends NotAnEInvoice {
  constructor(why: string) {
    super(
      '/',
      `the document is not read: ${why}. Send a simpler one; instead of a PDF, the XML that is attached to it`,
    );
  }
}

const mostListed = 10;

function listed(names: readonly string[]): string {
  const [shown, more] = [names.slice(0, mostListed), names.length - mostListed];
  return shown.map((name) => `"${name.slice(0, 100)}"`).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
