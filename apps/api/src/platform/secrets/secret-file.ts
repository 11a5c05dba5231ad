import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A secret of the server's own, kept as a file that only its user can read. */
export interface SecretFile {
  readonly folder: string
  readonly name: string
  /** What is written when there is none yet. */
  readonly make: () => string
  /** Throws when the file holds nothing usable; `file` is for its message. */
  readonly check: (secret: string, file: string) => void
}

/** Reads the secret; makes it at the first start. Two processes that start at once read the same one. */
export async function readSecretFile({ folder, name, make, check }: SecretFile): Promise<string> {
  const file = path.join(folder, name)
  const existing = await read(file, check)
  if (existing !== undefined) return existing

  await mkdir(folder, { recursive: true })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${make()}\n`, { mode: 0o600, flag: 'wx' })
  try {
    // Unlike a rename, a link never replaces the secret that another process has just made.
    await link(draft, file)
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error
  } finally {
    await rm(draft)
  }
  const made = await read(file, check)
  if (made === undefined) throw new Error(`${file} disappeared while it was made.`)
  return made
}

async function read(file: string, check: SecretFile['check']): Promise<string | undefined> {
  try {
    const secret = (await readFile(file, 'utf8')).trim()
    check(secret, file)
    if (((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600)
    return secret
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined
    throw error
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
