import { type DragEvent, useState } from 'react';
import { signatures } from '../../../../events/document/file-type.ts';
import { texts } from '../../texts.ts';
import type { DocumentFile } from './file.ts';
import './document-drop.css';

/**
 * Takes a document that is dropped here or chosen, as UBL, CII or PDF.
 * @param onFile what it throws is shown as the reason why the file could not be imported
 */
export function DocumentDrop({ onFile }: { onFile: (file: DocumentFile) => Promise<void> }) {
  const [result, setResult] = useState<{ text: string; isFault: boolean }>();
  const [isOver, setOver] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await onFile({ name: file.name, type: isPdf(bytes) ? 'application/pdf' : 'application/xml', bytes });
      setResult({ text: texts.document.fileRead(file.name), isFault: false });
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      setResult({ text: texts.document.fileRefused(file.name, reason), isFault: true });
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
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
        {texts.document.file}
        <input
          type="file"
          accept=".xml,.pdf,application/xml,text/xml,application/pdf"
          onChange={({ target }) => {
            void take(target.files?.[0]);
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

const { 'application/pdf': pdf } = signatures;
const isPdf = (bytes: Uint8Array): boolean => new TextDecoder('latin1').decode(bytes.subarray(0, pdf.length)) === pdf;
