import { type DragEvent, useState } from 'react';
import { answerOf, commands } from '../api/client.ts';
import { texts } from '../texts.ts';
import type { ReadDocument } from './read-document.ts';

/** A PDF file. It is read by the service alone. */
export type Pdf = { name: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * Takes an invoice that is dropped here or chosen, as UBL, CII or PDF.
 * @param onRead receives one that is XML, and whether an invoice was registered from the same
 */
export function DocumentDrop({
  onRead,
  onPdf,
}: {
  onRead: (file: ReadDocument, isSame: (invoiceId: string) => Promise<boolean>) => Promise<void>;
  onPdf: (file: Pdf) => void;
}) {
  const [result, setResult] = useState<{ text: string; isFault: boolean }>();
  const [isOver, setOver] = useState(false);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (isPdf(bytes)) return onPdf({ name: file.name, bytes });
      const [{ invoiceFromXml }, { isRegisteredAs }, { customerIds }] = await Promise.all([
        import('./read-document.ts'),
        import('./registered-from.ts'),
        answerOf(commands.GET('/customer-ids')),
      ]);
      const found = invoiceFromXml(bytes, customerIds);
      await onRead(found, (invoiceId) => isRegisteredAs(invoiceId, found.content, customerIds));
      setResult({ text: texts.register.documentRead(file.name), isFault: false });
    } catch (error) {
      setResult({
        text: texts.register.documentRefused(file.name, error instanceof Error ? error.message : ''),
        isFault: true,
      });
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the file can also be chosen with the input below
    <div
      className={`document-drop ${isOver ? 'document-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <label>
        {texts.register.document}
        <input
          type="file"
          accept=".xml,.pdf,application/xml,text/xml,application/pdf"
          onChange={({ target }) => {
            void read(target.files?.[0]);
            target.value = '';
          }}
        />
      </label>
      <p role="status" className={result?.isFault ? 'fault' : 'soft'}>
        {result?.text}
      </p>
    </div>
  );
}

/** ISO 32000-1, 7.5.2: how a PDF begins. */
const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
