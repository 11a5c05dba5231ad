import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { derivedSecret } from '../../platform/config/derived-secret.js'
import type { Settings } from '../../platform/config/settings.js'

/**
 * The secret that signs session cookies: made from COUNTERFLOW_SECRET_KEY, which processes on several machines share,
 * or kept in `session-secret` in the data folder.
 */
export async function sessionSecret({
  secretKey,
  dataFolder,
}: Pick<Settings, 'secretKey' | 'dataFolder'>): Promise<string> {
  if (secretKey !== undefined) return derivedSecret(secretKey, 'sessions', 48).toString('base64url')
  return secretInFile(dataFolder)
}

/** Made at the first start; two processes that start at once read the same one. */
async function secretInFile(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'session-secret')
  const existing = await read(file)
  if (existing !== undefined) return existing

  await mkdir(dataFolder, { recursive: true })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    // Unlike a rename, a link never replaces the secret that another process has just made.
    await link(draft, file)
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error
  } finally {
    await rm(draft)
  }
  const made = await read(file)
  if (made === undefined) throw new Error(`${file} disappeared while it was made.`)
  return made
}

async function read(file: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(file, 'utf8')).trim()
    if (secret.length < 32) {
      throw new Error(
        `${file} holds no usable secret. Delete it; everybody signs in again after the next start.`,
      )
    }
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
