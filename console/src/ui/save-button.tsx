import { type ReactNode, useState } from 'react';
import { saveFile } from './files.ts';
import { Failure } from './loaded.tsx';

/**
 * A button that downloads a file.
 * @param read fetches the content
 * @param failure what to show if `read` fails
 */
export function SaveButton({
  text,
  hint,
  fileName,
  read,
  failure = (error) => <Failure error={error} />,
}: {
  text: string;
  hint: string;
  fileName: string;
  read: () => Promise<Blob>;
  failure?: (error: unknown) => ReactNode;
}) {
  const [{ isBusy, error }, set] = useState<{ isBusy: boolean; error?: unknown }>({ isBusy: false });
  const save = async () => {
    set({ isBusy: true });
    try {
      saveFile(await read(), fileName);
      set({ isBusy: false });
    } catch (error) {
      set({ isBusy: false, error });
    }
  };
  return (
    <>
      <button type="button" title={hint} disabled={isBusy} onClick={() => void save()}>
        {text}
      </button>
      {error !== undefined && failure(error)}
    </>
  );
}
