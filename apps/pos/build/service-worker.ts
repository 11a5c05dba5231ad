import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'vite'

/** Lies in `dist` and is nothing that the till opens. */
const isExtra = (file: string) => /\.(br|gz|map)$/.test(file) || file === 'sw.js'
const isFont = (file: string) => file.endsWith('.woff2')

/** Fonts that the first screen needs, so that they come with the version itself. */
const isFirstFont = (file: string) => /inter-latin-(wght|ext)/.test(file)

/** The worker's source with the files of this version in it. A version is named by all that it consists of. */
export async function serviceWorkerOf(template: string, folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !isExtra(file))
    .sort()
  const hash = createHash('sha256').update(template)
  for (const name of names) hash.update(name).update(await readFile(path.join(folder, name)))
  const address = (file: string) => `/till/${file === 'index.html' ? '' : file}`
  const list = (files: string[]) => files.map((file) => `'${address(file)}'`).join(',\n  ')
  const later = names.filter((file) => isFont(file) && !isFirstFont(file))
  return template
    .replace('__VERSION__', hash.digest('hex').slice(0, 16))
    .replace("'__FILES__'", list(names.filter((file) => !later.includes(file))))
    .replace("'__FONTS__'", list(later))
}

/** Lays the service worker beside the built till. */
export function serviceWorker(): Plugin {
  return {
    name: 'till-service-worker',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const template = await readFile(new URL('service-worker.js', import.meta.url), 'utf8')
      await writeFile(path.join(dir, 'sw.js'), await serviceWorkerOf(template, dir))
    },
  }
}
