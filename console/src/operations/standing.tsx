import type { ReactNode } from 'react';

/** In a word how something is; the colour says it again. */
export const Standing = ({ is, children }: { is: 'good' | 'warn' | 'bad'; children: ReactNode }) => (
  <span className={`state standing-${is}`}>{children}</span>
);
