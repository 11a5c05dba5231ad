import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressOnce } from '../../scripts/vite/compress-once'
import { serviceWorker } from './build/service-worker'
import { version } from './package.json'

export default defineConfig({
  base: '/till/',
  plugins: [react(), serviceWorker(), compressOnce(/\.(js|css|html|svg|json|wasm)$/)],
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  server: { port: 4_002, proxy: { '/api': 'http://127.0.0.1:4000' } },
  build: {
    // Inlined fonts and pictures would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  },
})
