import { describe, expect, it } from 'vitest';
import { firstView, type Manifest } from './first-view.ts';

describe('the first view', () => {
  it('needs the frame and the largest page; shared files count once, and files that a page loads later do not count', () => {
    const manifest: Manifest = {
      'index.html': { file: 'frame.js', isEntry: true, imports: ['react'], dynamicImports: ['small', 'large'] },
      react: { file: 'react.js' },
      small: { file: 'small.js', imports: ['react'] },
      large: { file: 'large.js', imports: ['react', 'table'], dynamicImports: ['ubl'] },
      table: { file: 'table.js' },
      ubl: { file: 'ubl.js' },
    };
    const sizes: Record<string, number> = {
      'frame.js': 10,
      'react.js': 60,
      'small.js': 1,
      'large.js': 5,
      'table.js': 4,
    };
    expect(firstView(manifest, (file) => sizes[file] ?? 1_000)).toEqual({ entry: 70, page: 'large', bytes: 79 });
  });
});
