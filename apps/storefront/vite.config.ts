import { defineConfig } from 'vite'
import { compressOnce } from '../../scripts/vite/compress-once'
import { preloadTexts } from './build/preload-texts'

/**
 * Two builds: what runs in the browser, and (`--mode server`) what draws the same pages as HTML, one file that the API
 * loads from `dist/server`.
 */
export default defineConfig(({ mode }) => {
  const isServer = mode === 'server'
  return {
    base: '/',
    plugins: isServer ? [] : [preloadTexts(), compressOnce(/\.(js|css|svg)$/)],
    server: { port: 4_340, proxy: { '/api': 'http://127.0.0.1:4000' } },
    // The server's file stands alone: nothing is installed where it runs.
    ssr: { noExternal: true },
    build: {
      assetsInlineLimit: 0,
      outDir: isServer ? 'dist/server' : 'dist',
      copyPublicDir: !isServer,
    },
  }
})
