import { randomBytes } from 'node:crypto'
import { derivedSecret } from '../../platform/config/derived-secret.js'
import type { Settings } from '../../platform/config/settings.js'
import { readSecretFile } from '../../platform/secrets/secret-file.js'

/**
 * The secret that signs session cookies: made from COUNTERFLOW_SECRET_KEY, which processes on several machines share,
 * or kept in `session-secret` in the data folder and made at the first start.
 */
export async function sessionSecret({
  secretKey,
  dataFolder,
}: Pick<Settings, 'secretKey' | 'dataFolder'>): Promise<string> {
  if (secretKey !== undefined)
    return derivedSecret(oldestKey(secretKey), 'sessions', 48).toString('base64url')
  return readSecretFile({
    folder: dataFolder,
    name: 'session-secret',
    make: () => randomBytes(48).toString('base64url'),
    check: (secret, file) => {
      if (secret.length >= 32) return
      throw new Error(
        `${file} holds no usable secret. Delete it; everybody signs in again after the next start.`,
      )
    },
  })
}

/** Keys are listed newest first. Nobody is signed out when one is added, nor while processes restart one by one. */
function oldestKey(keys: string): string {
  return keys.split(/[\s,]+/).findLast(Boolean) ?? keys
}
