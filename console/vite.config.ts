import { defineConfig, type Plugin } from 'vite';

/** Vite puts an empty module in the place of one of Node, and the page fails when it loads it. */
const withoutNode: Plugin = {
  name: 'without-node',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source.startsWith('node:')) this.error(`${importer} imports ${source}, which browsers do not have`);
  },
};

// Nothing is inlined into index.html, so that the Content-Security-Policy needs no `unsafe-inline`.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [withoutNode],
  build: {
    target: 'es2024',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
