import { texts } from '../texts.ts';
import { saveAs } from '../ui/save-as.ts';
import { type InvoiceAnswer, ublOf } from './reads.ts';

/** What can be done with an invoice as it is. */
export function Actions({ invoice: { invoiceId, number } }: { invoice: InvoiceAnswer }) {
  return (
    <>
      <button type="button" onClick={() => print()}>
        {texts.invoice.print}
      </button>
      <button
        type="button"
        title={texts.invoice.ublHint}
        onClick={() => void ublOf(invoiceId).then((ubl) => saveAs(ubl, `${number ?? invoiceId}.xml`))}
      >
        {texts.invoice.ubl}
      </button>
    </>
  );
}
