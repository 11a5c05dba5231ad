import { rm } from 'node:fs/promises'
import path from 'node:path'
import { Inject, Injectable } from '@nestjs/common'
import { SETTINGS, type Settings } from '../../../platform/config/settings.js'
import { isThere, openIfThere, writeContentFile } from '../../../platform/files/content-file.js'

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
    await writeContentFile(file, bytes, 0o600)
  }

  /** Undefined where it was erased. */
  async open(sha256: string) {
    const handle = await openIfThere(this.fileOf(sha256))
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
