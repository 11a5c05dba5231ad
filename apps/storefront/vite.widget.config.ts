import { defineConfig } from 'vite'
import { compressOnce } from '../../scripts/vite/compress-once'
import { keepSmall } from './build/keep-small'

/** The chat for the pages of others: one script, which needs nothing else of ours. */
export default defineConfig({
  plugins: [keepSmall(30_000), compressOnce(/\.(js|css|svg)$/)],
  publicDir: false,
  build: {
    // Older ones do not know `light-dark()`, by which the chat follows the page that it is on.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist/widget',
    lib: {
      entry: 'src/widget/main.tsx',
      formats: ['iife'],
      name: 'counterflowChatWidget',
      fileName: () => 'chat.js',
    },
  },
})
