import type { Readable } from 'node:stream'

/** Keeps the files of images. One implementation today, a folder; an object storage would be another. */
export interface MediaStore {
  /** Keeps `bytes` under `name`; what is there already is the same. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** What was written under `name`, or undefined. */
  open(name: string): Promise<{ content: Readable; bytes: number } | undefined>
}

export const MEDIA_STORE = Symbol('MediaStore')
