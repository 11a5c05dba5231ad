import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Lays a compressed copy beside each file that shrinks and has none yet, for the server to send as it is. */
export function compressOnce(compressible: RegExp) {
  return {
    name: 'compress-once',
    apply: 'build' as const,
    async writeBundle({ dir = 'dist' }: { readonly dir?: string | undefined }): Promise<void> {
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
