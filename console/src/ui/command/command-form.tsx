import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Fault, isTransient, Problem } from '../../api/problem.ts';
import { texts } from '../../texts.ts';
import { Faults } from '../fields/field.tsx';
import { outageOf } from '../outages.tsx';
import type { Command } from './use-command.ts';
import type { DraftOf } from './use-draft.ts';

/**
 * The form of a command: its fields, why it was refused, and the button that sends it.
 * @param faults found in the input; the command is not sent while there are any
 * @param fieldOf the field that a refusal concerns if the problem names none: problem type → JSON Pointer
 */
export function CommandForm({
  command,
  faults = [],
  fieldOf = {},
  submit,
  isDangerous = false,
  draft,
  onClose,
  children,
}: {
  command: Command;
  faults?: readonly Fault[];
  fieldOf?: Readonly<Record<string, string>>;
  /** The text of the submit button. */
  submit: string;
  isDangerous?: boolean;
  /** The draft that the fields show. If it was restored, the reader can start over. */
  draft?: Pick<DraftOf<object>, 'isRestored' | 'startOver'>;
  onClose: () => void;
  children: ReactNode;
}) {
  const { phase, error, isBusy } = command;
  const refused = refusedFaults(error, fieldOf);
  const form = useRef<HTMLFormElement>(null);
  const [wasSubmitted, setSubmitted] = useState(false);
  // move the focus to the first field at fault
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
          if (faults.length > 0) return focusFault(form.current);
          command.submit();
        }}
      >
        {draft?.isRestored && (
          <p className="command-restored">
            {texts.command.restored}
            <button type="button" className="plain" disabled={isBusy} onClick={draft.startOver}>
              {texts.command.startOver}
            </button>
          </p>
        )}
        <fieldset disabled={isBusy} className="command-fields">
          {children}
        </fieldset>
        <div className="command-foot">
          <div className="command-outcome" role="status">
            <Outcome command={command} />
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

function Outcome({ command: { phase, error } }: { command: Command }) {
  if (phase === 'waiting') return <p>{texts.command.waiting(outageOf(error))}</p>;
  if (error === undefined) return null;
  if (isTransient(error)) return <p className="fault">{texts.command.unknown(outageOf(error))}</p>;
  const title = error instanceof Problem ? error.title : texts.outage.unexpected;
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

const focusFault = (form: HTMLFormElement | null) =>
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
