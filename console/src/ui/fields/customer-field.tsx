import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { type Answer, answerOf, queries } from '../../api/client.ts';
import { texts } from '../../texts.ts';
import { Field } from './field.tsx';

export type Customer = Answer<'/customers'>['customers'][number]['customer'];

const customersRead = (search: string) => ({
  queryKey: ['ledger', 'customers', 'search', search],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    answerOf(queries.GET('/customers', { params: { query: { search, limit: 8 } }, signal })),
  placeholderData: keepPreviousData,
});

/** A customer by name. Suggests existing customers while the reader types (the combobox of the ARIA Authoring Practices). */
export function CustomerField({
  name,
  pointer,
  onType,
  onChoose,
}: {
  name: string;
  pointer: string;
  /** Called with the typed name, which need not be the name of an existing customer. */
  onType: (name: string) => void;
  onChoose: (customer: Customer) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const listId = useId();
  const search = name.trim();
  const { data } = useQuery({ ...customersRead(search), enabled: isOpen && search !== '' });
  const found = isOpen && search !== '' ? (data?.customers ?? []) : [];
  const choose = (customer: Customer) => {
    onChoose(customer);
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setActive((now) => (found.length === 0 ? -1 : (now + step + found.length) % found.length));
    }
    const chosen = found[active];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      choose(chosen.customer);
    }
    if (event.key === 'Escape' && found.length > 0) {
      event.preventDefault(); // closes the list, not the dialog
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <Field label={texts.fields.customer} pointer={pointer} className="combobox">
      {(props) => (
        <>
          <input
            {...props}
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
            autoComplete="off"
            spellCheck={false}
            value={name}
            onChange={({ target }) => {
              setOpen(true);
              setActive(-1);
              onType(target.value);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => setOpen(false)}
          />
          <div role="listbox" id={listId} aria-label={texts.fields.customer} hidden={found.length === 0}>
            {found.map(({ customer }, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys and keeps the focus
              // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus
              <div
                key={customer.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(customer)}
              >
                {customer.name} <span className="soft">{customer.id}</span>
              </div>
            ))}
          </div>
        </>
      )}
    </Field>
  );
}
