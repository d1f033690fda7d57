import { type ReactNode, useEffect, useId, useRef } from 'react';
import { texts } from '../../texts.ts';

/** A modal dialog. It is the native element, which keeps the focus inside, closes on Escape, and returns the focus when it closes. */
export function Dialog({
  title,
  onClose,
  isWide = false,
  children,
}: {
  title: string;
  onClose: () => void;
  isWide?: boolean;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      onCancel={(event) => {
        if (event.target !== dialog.current) return; // a file chooser was cancelled, not the dialog
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="plain dialog-close" aria-label={texts.close} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </header>
      {children}
    </dialog>
  );
}
