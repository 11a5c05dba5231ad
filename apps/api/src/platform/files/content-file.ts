import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Whether `file` is there. */
export const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/**
 * Writes a file that is named by what it holds: whole and on the disk, or not at all, whatever happens meanwhile and
 * however many write it at once.
 * @param mode its permissions; the process's own unless told otherwise.
 */
export async function writeContentFile(file: string, bytes: Uint8Array, mode?: number): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const part = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    const handle = await open(part, 'wx', mode)
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

/** Opens a file to be read; undefined where there is none. */
export function openIfThere(file: string): Promise<FileHandle | undefined> {
  return open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
}
