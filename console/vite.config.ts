import { defineConfig } from 'vite';

// Nothing is inlined into index.html, so that the Content-Security-Policy needs no `unsafe-inline`.
export default defineConfig({
  root: import.meta.dirname,
  build: {
    target: 'es2024',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
});
