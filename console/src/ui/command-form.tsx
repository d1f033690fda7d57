import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Fault, isPassing, Problem } from '../api/problem.ts';
import { texts } from '../texts.ts';
import { Faults } from './field.tsx';
import { troubleOf } from './status.tsx';
import type { Command } from './use-command.ts';

/**
 * The form of a command: its fields, what was refused, and the button that sends it.
 * @param faults of what was typed, found here; it can't be sent while there are any
 * @param fieldOf the field that a refusal is about, where its problem names none: the rule → a JSON Pointer
 */
export function CommandForm({
  command,
  faults = [],
  fieldOf = {},
  submit,
  isDangerous = false,
  isRestored = false,
  onStartAnew,
  onClose,
  children,
}: {
  command: Command;
  faults?: readonly Fault[];
  fieldOf?: Readonly<Record<string, string>>;
  /** What the button says. */
  submit: string;
  isDangerous?: boolean;
  isRestored?: boolean;
  onStartAnew?: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { phase, error, isBusy } = command;
  const refused = refusedFaults(error, fieldOf);
  const form = useRef<HTMLFormElement>(null);
  const [wasSubmitted, setSubmitted] = useState(false);
  // the first field at fault takes the focus
  useEffect(() => {
    if (error instanceof Problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  return (
    <Faults value={wasSubmitted ? [...faults, ...refused] : refused}>
      <form
        ref={form}
        className="command"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setSubmitted(true);
          if (faults.length > 0) return showFaults(form.current);
          command.submit();
        }}
      >
        {isRestored && (
          <p className="command-restored">
            {texts.command.restored}
            {onStartAnew !== undefined && (
              <button type="button" className="plain" disabled={isBusy} onClick={onStartAnew}>
                {texts.command.startAnew}
              </button>
            )}
          </p>
        )}
        <fieldset disabled={isBusy} className="command-fields">
          {children}
        </fieldset>
        <div className="command-foot">
          <div className="command-says" role="status">
            <Says command={command} />
          </div>
          <div className="actions">
            {phase === 'waiting' ? (
              <button type="button" onClick={command.stop}>
                {texts.command.stop}
              </button>
            ) : (
              <button type="button" onClick={onClose} disabled={phase === 'sending'}>
                {texts.cancel}
              </button>
            )}
            <button type="submit" className={isDangerous ? 'danger' : 'primary'} disabled={isBusy || phase === 'done'}>
              {isBusy ? texts.command.sending : submit}
            </button>
          </div>
        </div>
      </form>
    </Faults>
  );
}

function Says({ command: { phase, error } }: { command: Command }) {
  if (phase === 'waiting') return <p>{texts.command.waiting(troubleOf(error))}</p>;
  if (error === undefined) return null;
  if (isPassing(error)) return <p className="fault">{texts.command.unknown(troubleOf(error))}</p>;
  const title = error instanceof Problem ? error.title : texts.status.broken;
  const detail = error instanceof Error && error.message !== title ? error.message : undefined;
  return (
    <div className="fault">
      <p>
        <strong>{title}</strong>
      </p>
      {detail !== undefined && <p>{detail}</p>}
      {error instanceof Problem && error.faults.length > 0 && (
        <ul>
          {error.faults.map((fault) => (
            <li key={fault.pointer + fault.detail}>
              <code>{fault.pointer}</code> {fault.detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function refusedFaults(error: unknown, fieldOf: Readonly<Record<string, string>>): Fault[] {
  if (!(error instanceof Problem)) return [];
  const pointer = fieldOf[error.rule];
  const ofRule = pointer === undefined ? [] : [{ pointer, detail: error.message }];
  return [...error.faults.filter(({ in: where = 'body' }) => where === 'body'), ...ofRule];
}

const showFaults = (form: HTMLFormElement | null) =>
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
