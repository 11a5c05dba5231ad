import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import { z } from 'zod'
import { BackupError, reasonOf, troubleWithFiles } from './backup-error.js'
import {
  backupFormat,
  dataFile,
  keyFile,
  type Manifest,
  manifestFile,
  manifestSchema,
  tableFile,
} from './manifest.js'

const largestManifest = 10_000_000

/** A backup that has been opened. */
export interface Archive {
  readonly manifest: Manifest
  /** The rows of a table, as COPY reads them. */
  rowsOf(table: string): Promise<Readable>
  /** A file of the data folder. */
  file(name: string): Promise<Readable>
  /** A file with a secret; undefined when the backup was made without. */
  key(name: string): Promise<string | undefined>
  close(): void
}

/**
 * Opens a backup and reads what it says of itself.
 * @throws BackupError when it is none, is cut off, or was written in a newer format
 */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await yauzl
    .openPromise(file, { lazyEntries: true, autoClose: false })
    .catch((error: unknown) => {
      const trouble = troubleWithFiles(error)
      throw new BackupError(
        trouble === undefined
          ? `${file} cannot be read as a backup: ${reasonOf(error)}\nIs it the right file, and whole?`
          : `${file} cannot be read. ${trouble}`,
      )
    })
  try {
    const entries = new Map<string, yauzl.Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const read = async (name: string) => {
      const entry = entries.get(name)
      return entry === undefined ? undefined : zip.openReadStreamPromise(entry)
    }
    const manifest = await readManifest(file, entries.get(manifestFile), zip)
    return {
      manifest,
      rowsOf: async (table) => {
        const rows = await read(tableFile(table))
        if (rows === undefined) throw new BackupError(`${file} is damaged: the table "${table}" is missing.`)
        return rows
      },
      file: async (name) => {
        const bytes = await read(dataFile(name))
        if (bytes === undefined) throw new BackupError(`${file} is damaged: the file "${name}" is missing.`)
        return bytes
      },
      key: async (name) => {
        const text = await read(keyFile(name))
        return text === undefined ? undefined : (await buffer(text)).toString('utf8')
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function readManifest(
  file: string,
  entry: yauzl.Entry | undefined,
  zip: yauzl.ZipFile,
): Promise<Manifest> {
  if (entry === undefined || entry.uncompressedSize > largestManifest) {
    throw new BackupError(`${file} is no backup of Counterflow: it has no ${manifestFile}.`)
  }
  const value = await jsonIn(zip, entry).catch((error: unknown) => {
    throw new BackupError(`${file} is damaged: its ${manifestFile} cannot be read: ${reasonOf(error)}`)
  })
  const about = z.looseObject({ format: z.int(), version: z.string() }).safeParse(value)
  if (about.success && about.data.format > backupFormat) {
    throw new BackupError(
      `${file} was made by Counterflow ${about.data.version}, whose backups this version cannot read. ` +
        'Update Counterflow, and try again.',
    )
  }
  const manifest = manifestSchema.safeParse(value)
  if (manifest.success) return manifest.data
  throw new BackupError(
    `${file} is damaged: its ${manifestFile} does not make sense.\n${z.prettifyError(manifest.error)}`,
  )
}

async function jsonIn(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<unknown> {
  return JSON.parse((await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'))
}
