import { useState } from 'react';
import { texts } from '../texts.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Light, dark, or the system's theme. On the next load, public/theme.js applies the choice before the first paint. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(() => (document.documentElement.dataset.theme as Theme) ?? 'system');
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    if (chosen === 'system') {
      localStorage.removeItem('theme');
      delete document.documentElement.dataset.theme;
    } else {
      localStorage.setItem('theme', chosen);
      document.documentElement.dataset.theme = chosen;
    }
  };
  return (
    <label className="theme">
      <span>{texts.theme.label}</span>
      <select value={theme} onChange={({ target }) => choose(target.value as Theme)}>
        {themes.map((name) => (
          <option key={name} value={name}>
            {texts.theme[name]}
          </option>
        ))}
      </select>
    </label>
  );
}
