import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Inject, Injectable } from '@nestjs/common'
import { SETTINGS, type Settings } from '../../../platform/config/settings.js'

/** Keeps the files of mails in the folder `mail-files` of the data folder, named by what they hold and by nothing else. */
@Injectable()
export class MailFolder {
  private readonly folder: string

  constructor(@Inject(SETTINGS) { dataFolder }: Settings) {
    this.folder = path.join(dataFolder, 'mail-files')
  }

  async write(sha256: string, bytes: Uint8Array): Promise<void> {
    const file = this.fileOf(sha256)
    if (await isThere(file)) return
    await mkdir(path.dirname(file), { recursive: true })
    const part = `${file}.${randomBytes(6).toString('hex')}.part`
    try {
      const handle = await open(part, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(part, file)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  }

  /** Undefined where it was erased. */
  async open(sha256: string) {
    const handle = await open(this.fileOf(sha256), 'r').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    })
    return handle?.createReadStream()
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.fileOf(sha256), { force: true })
  }

  private fileOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`${sha256} is no name of a file.`)
    return path.join(this.folder, sha256.slice(0, 2), `${sha256}.bin`)
  }
}

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )
