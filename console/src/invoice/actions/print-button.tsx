import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { texts } from '../../texts.ts';
import { openFile } from '../../ui/files.ts';
import { Failure } from '../../ui/loaded.tsx';
import { documentOf, fileNameOf, type InvoiceAnswer } from '../reads.ts';

/** Opens the PDF of an invoice, to be printed. If the invoice has none, as one that is not valid under EN 16931, it prints the page. */
export function PrintButton({ invoice }: { invoice: InvoiceAnswer }) {
  const [{ isBusy, error }, set] = useState<{ isBusy: boolean; error?: unknown }>({ isBusy: false });
  const printOut = async () => {
    set({ isBusy: true });
    try {
      openFile(await documentOf(invoice.invoiceId, 'pdf'), fileNameOf(invoice, 'pdf'));
      set({ isBusy: false });
    } catch (error) {
      const hasNone = error instanceof Problem && [406, 422].includes(error.status);
      set({ isBusy: false, ...(!hasNone && { error }) });
      if (hasNone) print();
    }
  };
  return (
    <>
      <button type="button" disabled={isBusy} onClick={() => void printOut()}>
        {texts.invoice.print}
      </button>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}
