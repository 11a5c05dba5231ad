import type { Readable } from 'node:stream'

/** Files of some images, by what their bytes are known by. */
export interface MediaGroup {
  readonly sha256s: readonly string[]
  /** Removes the files of one of them that were written before a moment. */
  readonly remove: (sha256: string, before: Date) => Promise<void>
}

/** Keeps the files of images. One implementation today, a folder; an object storage would be another. */
export interface MediaStore {
  /** Keeps `bytes` under `name`; what is there already is the same, and counts as written now. */
  write(name: string, bytes: Uint8Array): Promise<void>
  /** What was written under `name`, or undefined. */
  open(name: string): Promise<{ content: Readable; bytes: number } | undefined>
  /** All that there is, a few thousand images at a time. */
  groups(): AsyncIterable<MediaGroup>
}

export const MEDIA_STORE = Symbol('MediaStore')
