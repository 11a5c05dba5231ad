import { readdir, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { Inject, Injectable } from '@nestjs/common'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { isThere, openIfThere, writeContentFile } from '../../platform/files/content-file.js'
import type { MediaGroup, MediaStore } from './media-store.js'

/** Keeps images in the folder `media` of the data folder, in folders named by their first two letters. */
@Injectable()
export class MediaFolder implements MediaStore {
  private readonly folder: string

  constructor(@Inject(SETTINGS) { dataFolder }: Settings) {
    this.folder = path.join(dataFolder, 'media')
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const file = this.fileOf(name)
    if (await isThere(file)) {
      const now = new Date()
      await utimes(file, now, now)
      return
    }
    await writeContentFile(file, bytes)
  }

  async open(name: string) {
    const handle = await openIfThere(this.fileOf(name))
    if (handle === undefined) return undefined
    const { size } = await handle.stat()
    return { content: handle.createReadStream(), bytes: size }
  }

  async *groups(): AsyncGenerator<MediaGroup> {
    for (const part of await namesIn(this.folder)) {
      const folder = path.join(this.folder, part)
      const names = await namesIn(folder)
      const sha256s = [...new Set(names.flatMap((name) => /^[0-9a-f]{64}(?=-)/.exec(name) ?? []))]
      const remove = async (sha256: string, before: Date) => {
        for (const name of names.filter((one) => one.startsWith(sha256))) {
          const file = path.join(folder, name)
          const { mtime } = await stat(file)
          if (mtime < before) await rm(file, { force: true })
        }
      }
      yield { sha256s, remove }
    }
  }

  private fileOf(name: string): string {
    if (!/^[0-9a-f]{64}-[a-z]+\.webp$/.test(name)) throw new Error(`${name} is no name of an image.`)
    return path.join(this.folder, name.slice(0, 2), name)
  }
}

/** What lies in a folder; nothing where there is none, as before the first image. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
}
