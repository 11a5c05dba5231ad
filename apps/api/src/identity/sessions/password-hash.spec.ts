import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash.js'
import { sessionSecret } from './session-secret.js'

describe('password hashes', () => {
  it('tell the right password from a wrong one', async () => {
    const hash = await hashPassword('correct horse')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword('correct horse', hash)).toBe(true)
    expect(await verifyPassword('correct horsf', hash)).toBe(false)
    expect(await hashPassword('correct horse')).not.toBe(hash)
  })

  it('read what other programs write', async () => {
    // From the argon2 command line: `echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -e`.
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verifyPassword('password', hash)).toBe(true)
  })

  it('are the same however a keyboard composes a letter', async () => {
    const hash = await hashPassword('caf\u00e9 \ud55c')
    expect(await verifyPassword('cafe\u0301 \u1112\u1161\u11ab', hash)).toBe(true)
  })

  it.each(['', 'plain', '$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHQ$AAAA'])('refuse %j', async (hash) => {
    expect(await verifyPassword('password', hash)).toBe(false)
  })
})

describe('sessionSecret', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'counterflow-secret-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('is made once, even by several at once, and for nobody else to read', async () => {
    const secrets = await Promise.all(
      Array.from({ length: 10 }, () =>
        sessionSecret({ secretKey: undefined, dataFolder: path.join(folder, 'data') }),
      ),
    )
    expect(new Set(secrets).size).toBe(1)
    expect(await sessionSecret({ secretKey: undefined, dataFolder: path.join(folder, 'data') })).toBe(
      secrets[0],
    )
    const file = path.join(folder, 'data', 'session-secret')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readFile(file, 'utf8')).trim()).toBe(secrets[0])
  })

  it('is made from the oldest of the keys that processes share, and from no file', async () => {
    const of = (secretKey: string) => sessionSecret({ secretKey, dataFolder: path.join(folder, 'nowhere') })
    const [old, fresh] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
    const secret = await of(`${old}`)
    expect(secret.length).toBeGreaterThan(32)
    expect(secret).not.toContain(`${old}`)
    expect(await of(`${fresh}, ${old}`)).toBe(secret)
    expect(await of(`${fresh}`)).not.toBe(secret)
    await expect(stat(path.join(folder, 'nowhere'))).rejects.toThrow('ENOENT')
  })

  it('is not taken from a file that was emptied', async () => {
    await writeFile(path.join(folder, 'session-secret'), '\n')
    await expect(sessionSecret({ secretKey: undefined, dataFolder: folder })).rejects.toThrow('Delete it')
  })
})
