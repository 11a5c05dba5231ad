import { createHash, randomBytes } from 'node:crypto'
import { derivedSecret } from '../config/derived-secret.js'
import { SettingError, type Settings } from '../config/settings.js'
import { readSecretFile } from './secret-file.js'

/** A key that secrets are sealed with. Its id is made from it, so that a sealed secret can name it. */
export interface SecretKey {
  readonly id: string
  readonly bytes: Buffer
}

/** The keys of this server: the first seals, all of them open. */
export type SecretKeys = readonly [SecretKey, ...SecretKey[]]

const keyBytes = 32
const shortestKey = 32
const expected = `Expected at least ${shortestKey} characters that nobody can guess, such as the output of "openssl rand -base64 ${keyBytes}"; after a change, the new key, a comma, and the old one.`

/**
 * Reads the keys in `text`, separated by commas or lines.
 * @throws SettingError that says what is expected, and never what was given.
 */
export function parseSecretKeys(text: string, source: string): SecretKeys {
  const parts = text.split(/[\n,]/).map((part) => part.trim())
  const [first, ...others] = parts.filter((part) => part !== '').map((part) => parseKey(part, source))
  if (first === undefined) throw new SettingError(`${source} holds no key. ${expected}`)
  return [first, ...others]
}

function parseKey(text: string, source: string): SecretKey {
  if (text.length < shortestKey)
    throw new SettingError(`${source} holds something that is no key. ${expected}`)
  const bytes = derivedSecret(text, 'sealing', keyBytes)
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes }
}

/** The keys from the setting COUNTERFLOW_SECRET_KEY, or else from `secret-key` in the data folder, made at the first start. */
export async function secretKeys({
  secretKey,
  dataFolder,
}: Pick<Settings, 'secretKey' | 'dataFolder'>): Promise<SecretKeys> {
  if (secretKey !== undefined) return parseSecretKeys(secretKey, 'COUNTERFLOW_SECRET_KEY')
  const text = await readSecretFile({
    folder: dataFolder,
    name: 'secret-key',
    make: () => randomBytes(keyBytes).toString('base64'),
    check: (secret, file) => void parseSecretKeys(secret, file),
  })
  return parseSecretKeys(text, 'secret-key')
}
