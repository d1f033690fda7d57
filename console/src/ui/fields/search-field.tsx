import { useEffect, useRef, useState } from 'react';

const DEBOUNCE_MS = 250;

/** A search field. The search starts when typing pauses. */
export function SearchField({
  label,
  hint,
  text,
  onChange,
}: {
  label: string;
  hint: string;
  text: string;
  onChange: (text: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (pending.current === undefined) setTyped(text);
  }, [text]);
  const type = (now: string) => {
    setTyped(now);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => {
      pending.current = undefined;
      onChange(now.trim());
    }, DEBOUNCE_MS);
  };
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="search"
        value={typed}
        placeholder={hint}
        spellCheck={false}
        onChange={({ target }) => type(target.value)}
      />
    </label>
  );
}
