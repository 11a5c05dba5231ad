import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BackupError, troubleWithFiles } from './backup-error.js'
import type { Manifest } from './manifest.js'
import type { Archive } from './read-archive.js'

/** Files beside the database that belong to the shop. They are written once and never changed. */
export interface DataFiles {
  /** The data folder. */
  readonly home: string
  /** The folders in it whose files are meant. */
  readonly folders: readonly string[]
}

/** Lets a file's bytes through, counting and hashing them. */
export class CountedBytes extends Transform {
  bytes = 0
  readonly #hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length
    this.#hash.update(chunk)
    done(null, chunk)
  }

  /** Of all that went through; ask once, at the end. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}

/** The names of all files, as `media/ab/abc.webp`; those that are only being written are left out. */
export async function namesOf({ home, folders }: DataFiles): Promise<string[]> {
  const names: string[] = []
  for (const folder of folders) {
    const found = await readdir(path.join(home, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )
    for (const entry of found) {
      if (!entry.isFile() || entry.name.endsWith('.part')) continue
      names.push(path.relative(home, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    }
  }
  return names.sort()
}

/** The bytes of a file on their way into the archive; once they are through, `written` knows of them. */
export function bytesOf(home: string, name: string, written: Manifest['files']): Readable {
  const counted = new CountedBytes()
  const file = createReadStream(path.join(home, name))
  counted.once('end', () => written.push({ name, bytes: counted.bytes, sha256: counted.sha256() }))
  file.once('error', (error) => counted.destroy(error))
  return file.pipe(counted)
}

/**
 * Puts the files of a backup into the data folder; those that are there already are the same, and stay.
 * @throws BackupError when one is damaged, would lie outside of `folders`, or has no room
 */
export async function restoreFiles(archive: Archive, files: DataFiles): Promise<void> {
  for (const { name, bytes, sha256 } of archive.manifest.files) {
    const file = placeOf(files, name)
    if (await isThere(file)) continue
    const part = `${file}.part`
    const counted = new CountedBytes()
    try {
      await mkdir(path.dirname(file), { recursive: true })
      await pipeline(await archive.file(name), counted, createWriteStream(part))
      if (counted.bytes !== bytes || counted.sha256() !== sha256) {
        throw new BackupError(`The backup is damaged: the file "${name}" is not the one that was saved.`)
      }
      await rename(part, file)
    } catch (error) {
      const trouble = troubleWithFiles(error)
      if (trouble === undefined) throw error
      throw new BackupError(`${file} cannot be written. ${trouble}\nNothing was restored.`, { cause: error })
    } finally {
      await rm(part, { force: true })
    }
  }
}

/** Where a file goes. A backup is a file that somebody hands over: its names are not to be trusted. */
function placeOf({ home, folders }: DataFiles, name: string): string {
  const parts = name.split('/')
  const isPlain = parts.every((part) => /^[\w-][\w.-]*$/.test(part))
  if (isPlain && parts.length > 1 && folders.includes(parts[0] ?? '')) return path.join(home, ...parts)
  throw new BackupError(`The backup is damaged: it has no place for the file ${JSON.stringify(name)}.`)
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
