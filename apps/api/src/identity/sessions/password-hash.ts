import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'

const derive = promisify(argon2)

interface Cost {
  /** In KiB. */
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

const encoded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replaceAll('=', '')

/** The password's argon2id hash in the usual text form: `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await tagOf(password, salt, cost, tagLength)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encoded(salt)}$${encoded(tag)}`
}

const hashPattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const hashParts = z.tuple([
  z.string(),
  z.coerce.number().max(1_048_576),
  z.coerce.number().max(64),
  z.coerce.number().max(16),
  z.string(),
  z.string(),
])

/** Whether `password` is the one behind `hash`; with the cost that the hash was made with. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parsed = hashParts.safeParse([...(hashPattern.exec(hash) ?? [])])
  if (!parsed.success) return false
  const [, memory, passes, parallelism, salt, tag] = parsed.data
  const expected = Buffer.from(tag, 'base64')
  const found = await tagOf(
    password,
    Buffer.from(salt, 'base64'),
    { memory, passes, parallelism },
    expected.length,
  )
  return timingSafeEqual(found, expected)
}

function tagOf(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost, length: number) {
  // One form for one password, however a keyboard composes its accents and syllables.
  const message = password.normalize('NFKC')
  return derive('argon2id', { message, nonce, memory, passes, parallelism, tagLength: length })
}
