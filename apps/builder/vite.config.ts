import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { chunkLayers } from './build/chunk-layers'
import { startEarly } from './build/start-early'

const compressible = /\.(js|css|html|svg|json)$/
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Lays a compressed copy beside each text file that has none yet, for the server to send as it is. */
function compressOnce(): Plugin {
  return {
    name: 'compress-once',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const names = await readdir(dir, { recursive: true })
      const there = new Set(names)
      for (const name of names.filter((file) => compressible.test(file) && !there.has(`${file}.gz`))) {
        const file = path.join(dir, name)
        const content = await readFile(file)
        await writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality))
        await writeFile(`${file}.gz`, await promisify(gzip)(content))
      }
    },
  }
}

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
            }),
          ]),
      compressOnce(),
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
