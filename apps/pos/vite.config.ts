import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { serviceWorker } from './build/service-worker'
import { version } from './package.json'

const compressible = /\.(js|css|html|svg|json|wasm)$/
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Lays a compressed copy beside each file that shrinks, for the server to send as it is. */
function compressOnce(): Plugin {
  return {
    name: 'compress-once',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const names = await readdir(dir, { recursive: true })
      for (const name of names.filter((file) => compressible.test(file))) {
        const file = path.join(dir, name)
        const content = await readFile(file)
        await writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality))
        await writeFile(`${file}.gz`, await promisify(gzip)(content))
      }
    },
  }
}

export default defineConfig({
  base: '/till/',
  plugins: [react(), serviceWorker(), compressOnce()],
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  server: { port: 4_002, proxy: { '/api': 'http://127.0.0.1:4000' } },
  build: {
    // Inlined fonts and pictures would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  },
})
