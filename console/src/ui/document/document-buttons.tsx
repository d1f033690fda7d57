import { texts } from '../../texts.ts';
import { SaveButton } from '../save-button.tsx';
import { fileNameOf, formats, type ReadAs } from './formats.ts';
import { PrintButton } from './print-button.tsx';
import './document-buttons.css';

/** The buttons that print a document, and that save it as PDF, UBL and CII. @param name its number, or its id */
export const DocumentButtons = ({ name, read }: { name: string; read: ReadAs }) => (
  <>
    <PrintButton name={name} read={read} />
    {formats.map((format) => (
      <SaveButton
        key={format}
        {...texts.document.formats[format]}
        fileName={fileNameOf(name, format)}
        read={() => read(format)}
        failure={(error) => (
          <p role="alert" className="fault document-refused">
            {texts.document.notAs(texts.document.formats[format].text)}{' '}
            {error instanceof Error ? error.message : String(error)}
          </p>
        )}
      />
    ))}
  </>
);
