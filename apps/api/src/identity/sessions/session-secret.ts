import { randomBytes } from 'node:crypto'
import { readSecretFile } from '../../platform/secrets/secret-file.js'

/** The secret that signs session cookies, from `session-secret` in the data folder; made at the first start. */
export function sessionSecret(dataFolder: string): Promise<string> {
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
