import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** The page: src/web to dist/web; everything it needs is in the bundle, nothing comes from outside. */
export default defineConfig({
  root: 'src/web',
  base: './',
  plugins: [svelte()],
  build: { outDir: '../../dist/web', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  worker: { format: 'es' },
});
