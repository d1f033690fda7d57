import { defineConfig } from 'vite';

// Nothing is inlined into index.html, so that the page keeps a Content-Security-Policy without `unsafe-inline`.
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
