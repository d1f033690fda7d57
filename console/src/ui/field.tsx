import { createContext, type ReactNode, useContext, useId } from 'react';
import type { Fault } from '../api/problem.ts';

/** What is wrong with the fields of a form, wherever that was found. */
export const Faults = createContext<readonly Fault[]>([]);

/** What an input takes on, so that it has its label, its hint and its faults. */
export type FieldProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  'data-pointer': string;
};

/**
 * A field of a form with its label. A fault whose pointer is the field's, or leads into it, stands here.
 * @param pointer where its value is in the request's body (JSON Pointer), "/lines/0/quantity"
 */
export function Field({
  label,
  pointer,
  hint,
  isLabelUnseen = false,
  className = '',
  children,
}: {
  label: string;
  pointer: string;
  hint?: ReactNode;
  /** Where the head of a column says it already. */
  isLabelUnseen?: boolean;
  className?: string;
  children: (props: FieldProps) => ReactNode;
}) {
  const id = useId();
  const faults = useContext(Faults).filter(
    (fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`),
  );
  const describes = [hint !== undefined && `${id}-hint`, faults.length > 0 && `${id}-fault`].filter(Boolean);
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id} className={isLabelUnseen ? 'unseen' : 'label'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describes.length === 0 ? undefined : describes.join(' '),
        'aria-invalid': faults.length > 0,
        'data-pointer': pointer,
      })}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="hint">
          {hint}
        </div>
      )}
      {faults.length > 0 && (
        <div id={`${id}-fault`} className="fault">
          {faults.map(({ detail }) => (
            <p key={detail}>{detail}</p>
          ))}
        </div>
      )}
    </div>
  );
}
