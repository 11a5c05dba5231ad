import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Refuses a build whose scripts are larger than `mostBytes` together, compressed by gzip. */
export function keepSmall(mostBytes: number): Plugin {
  return {
    name: 'keep-small',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const scripts = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
      const sizes = await Promise.all(scripts.map(async (code) => (await promisify(gzip)(code)).length))
      const bytes = sizes.reduce((sum, size) => sum + size, 0)
      if (bytes > mostBytes) {
        this.error(
          `The script has ${bytes} bytes compressed; no more than ${mostBytes} may be loaded by a page.`,
        )
      }
    },
  }
}
