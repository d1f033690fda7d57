import { useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { texts } from '../../texts.ts';
import { openFile } from '../files.ts';
import { Failure } from '../loaded.tsx';
import { fileNameOf, type ReadAs } from './formats.ts';

/** Opens the PDF of a document, to be printed. If the document has none, as one that is not valid under EN 16931, it prints the page. */
export function PrintButton({ name, read }: { name: string; read: ReadAs }) {
  const [{ isBusy, error }, set] = useState<{ isBusy: boolean; error?: unknown }>({ isBusy: false });
  const printOut = async () => {
    set({ isBusy: true });
    try {
      openFile(await read('pdf'), fileNameOf(name, 'pdf'));
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
        {texts.document.print}
      </button>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}
