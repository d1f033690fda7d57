import { createContext, type ReactNode, useContext, useId } from 'react';
import type { Fault } from '../../api/problem.ts';

/** The faults of a form's fields, whether found here or by the service. */
export const Faults = createContext<readonly Fault[]>([]);

/** What an input needs to be tied to its label, hint and faults. */
export type FieldProps = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  'data-pointer': string;
};

/**
 * A field of a form with its label. It shows the faults whose pointer is the field's, or lies below it.
 * @param pointer of the value in the request's body (JSON Pointer), "/lines/0/quantity"
 */
export function Field({
  label,
  pointer,
  hint,
  className = '',
  children,
}: {
  label: string;
  pointer: string;
  hint?: ReactNode;
  className?: string | undefined;
  children: (props: FieldProps) => ReactNode;
}) {
  const id = useId();
  const faults = useContext(Faults).filter(
    (fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`),
  );
  const describedBy = [hint !== undefined && `${id}-hint`, faults.length > 0 && `${id}-fault`].filter(Boolean);
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id} className="label">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy.length === 0 ? undefined : describedBy.join(' '),
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
