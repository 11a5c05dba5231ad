import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressOnce } from '../../scripts/vite/compress-once'
import { chunkLayers } from './build/chunk-layers'
import { startEarly } from './build/start-early'

/**
 * The page of customers who pay is a build of its own (`--mode pay`), laid beside the back office's: what either needs
 * is not loaded by the other.
 */
export default defineConfig(({ mode }) => {
  const isPay = mode === 'pay'
  return {
    base: '/admin/',
    plugins: [
      react(),
      ...(isPay
        ? []
        : [
            startEarly({
              start: /application[\\/]start\.tsx$/,
              ahead: /Shell\.tsx$|EditorPage\.tsx$/,
              typeface: /inter-latin-wght-normal.*\.woff2$/,
            }),
          ]),
      compressOnce(/\.(js|css|html|svg|json|wasm)$/),
    ],
    server: { port: 4_001, proxy: { '/api': 'http://127.0.0.1:4000', '/trust': 'http://127.0.0.1:4000' } },
    build: {
      // Inlined fonts and pictures would need `data:` in the Content-Security-Policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1_000,
      emptyOutDir: !isPay,
      rolldownOptions: isPay ? { input: 'pay.html' } : { output: { codeSplitting: { groups: chunkLayers } } },
    },
  }
})
