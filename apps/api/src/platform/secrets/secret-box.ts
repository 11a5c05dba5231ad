import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derivedSecret } from '../config/derived-secret.js'
import type { SecretKeys } from './secret-keys.js'

const version = 'v1'
const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** A sealed secret that this server cannot open. Its message says why, and nothing of the secret. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable'
}

/**
 * Seals what the database must not know: AES-256-GCM under a key that lies outside of it. A sealed secret is bound to
 * the row that it belongs to, so that it cannot be moved to another, and names its key, so that keys can change.
 */
export class SecretBox {
  constructor(private readonly keys: SecretKeys) {}

  /** @param place where it is kept, `connection:<id>`; the same must be said when it is opened */
  seal(secret: string, place: string): string {
    const [key] = this.keys
    const nonce = randomBytes(nonceBytes)
    const sealing = createCipheriv(cipher, key.bytes, nonce, { authTagLength: tagBytes })
    sealing.setAAD(boundTo(key.id, place))
    const sealed = Buffer.concat([
      nonce,
      sealing.update(secret, 'utf8'),
      sealing.final(),
      sealing.getAuthTag(),
    ])
    return `${version}.${key.id}.${sealed.toString('base64url')}`
  }

  /** @throws SecretUnreadable when its key is not here, or when it was changed or moved */
  open(sealed: string, place: string): string {
    const [marked, keyId = '', text = ''] = sealed.split('.')
    const bytes = Buffer.from(text, 'base64url')
    if (marked !== version || bytes.length < nonceBytes + tagBytes) {
      throw new SecretUnreadable(`The secret of ${place} is not in the form that this version writes.`)
    }
    const key = this.keys.find(({ id }) => id === keyId)
    if (key === undefined) {
      throw new SecretUnreadable(
        `The secret of ${place} was sealed with the key ${keyId}, which this server does not have. Start it with that key in COUNTERFLOW_SECRET_KEY, or enter the secret again.`,
      )
    }
    try {
      const opening = createDecipheriv(cipher, key.bytes, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      opening.setAAD(boundTo(key.id, place))
      opening.setAuthTag(bytes.subarray(-tagBytes))
      const opened = opening.update(bytes.subarray(nonceBytes, -tagBytes))
      return Buffer.concat([opened, opening.final()]).toString('utf8')
    } catch {
      throw new SecretUnreadable(`The secret of ${place} was changed or belongs elsewhere. Enter it again.`)
    }
  }

  /** The same; undefined where it cannot be opened. */
  openedIfPossible(sealed: string, place: string): string | undefined {
    try {
      return this.open(sealed, place)
    } catch (error) {
      if (error instanceof SecretUnreadable) return undefined
      throw error
    }
  }

  /** Bytes that nobody can guess without the key: for the same place the same ones, for as long as the key is the same. */
  derive(place: string, bytes: number): Buffer {
    return derivedSecret(this.keys[0].bytes, `derived ${place}`, bytes)
  }

  /** Whether `sealed` was sealed with another key than the one that seals now. */
  isOutdated(sealed: string): boolean {
    return sealed.split('.')[1] !== this.keys[0].id
  }
}

const boundTo = (keyId: string, place: string) => Buffer.from(`${version}.${keyId}.${place}`, 'utf8')
