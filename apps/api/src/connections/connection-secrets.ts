import { z } from 'zod'
import { type SecretBox, SecretUnreadable } from '../platform/secrets/secret-box.js'

/** Where a connection's secret is kept, as the secret box is told. */
export const secretPlace = (connectionId: string) => `connection:${connectionId}`

/** What is sealed of a connection that signs in by OAuth, as JSON. */
export const oauthSecretSchema = z.strictObject({ clientSecret: z.string(), refreshToken: z.string() })

interface SealedConnection {
  readonly id: string
  readonly secret: string | null
}

/** Whether a connection has a secret that was sealed with a key that is not here, as after a restore elsewhere. */
export function isSecretLost(box: SecretBox, { id, secret }: SealedConnection): boolean {
  if (secret === null) return false
  try {
    box.open(secret, secretPlace(id))
    return false
  } catch (error) {
    if (error instanceof SecretUnreadable) return true
    throw error
  }
}
