import { once } from 'node:events'
import { copyFile, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sendEncrypted } from '../../../../test/encrypted-request.js'
import { readSettings } from '../../config/settings.js'
import { createLogger } from '../../logging/logger.js'
import { issueLeaf, makeAuthority } from './authority/issue-certificates.js'
import { HttpsServing } from './https-serving.js'

const now = new Date()
const day = 86_400_000

let folder: string
let serving: HttpsServing
let ca: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-https-'))
  const authority = await makeAuthority('Elsewhere', ['localhost'], now)
  ca = authority.certificate
  await bring('first', await issueLeaf(authority, ['localhost'], now))
  await bring('second', await issueLeaf(authority, ['localhost'], now))
  await bring('old', await issueLeaf(authority, ['localhost'], new Date(now.getTime() - 500 * day)))
})
afterEach(async () => {
  await serving?.close()
  await rm(folder, { recursive: true })
})

const file = (name: string) => path.join(folder, name)

async function bring(name: string, { key, certificate }: { key: string; certificate: string }) {
  await writeFile(file(`${name}.crt`), certificate)
  await writeFile(file(`${name}.key`), key)
}

const files = (certificate: string, key = certificate) => ({
  HTTPS_CERTIFICATE: file(`${certificate}.crt`),
  HTTPS_KEY: file(`${key}.key`),
})

async function open(environment: Record<string, string>): Promise<HttpsServing> {
  const settings = readSettings({ HTTPS_PORT: '0', HTTPS_HOST: '127.0.0.1', ...environment }, folder)
  serving = new HttpsServing(settings, createLogger('silent'), () => now)
  serving.answerWith((_, response) => response.end('hello'))
  await serving.open()
  return serving
}

describe('a certificate of the operator', () => {
  it('is shown instead of one of our own, and nobody is asked to trust anything', async () => {
    const { served } = await open(files('first'))
    expect(served?.authority).toBeUndefined()
    expect((await sendEncrypted({ port: served?.port ?? 0, ca })).text).toBe('hello')
  })

  it.each([
    ['its key is another one', () => files('first', 'second'), /is not the key of HTTPS_CERTIFICATE/],
    ['it has expired', () => files('old'), /expired on \d{4}-\d\d-\d\d/],
    ['a file is missing', () => files('missing'), /HTTPS_CERTIFICATE=.*cannot be read \(ENOENT\)/],
    [
      'a file holds something else',
      () => ({ ...files('first'), HTTPS_KEY: '/dev/null' }),
      /holds no private key/,
    ],
  ])('stops the start where %s', async (_, environment, message) => {
    await expect(open(environment())).rejects.toThrow(message)
  })

  it('is taken up when its files change, and the one from before stays where they are no good', async () => {
    const { served } = await open(files('first'))
    const before = served?.certificate.serialNumber
    await writeFile(file('first.crt'), 'nothing')
    await serving.lookAgain()
    expect(serving.problem).toMatch(/holds no certificate/)
    expect((await sendEncrypted({ port: served?.port ?? 0, ca })).text).toBe('hello')
    await copyFile(file('second.crt'), file('first.crt'))
    await copyFile(file('second.key'), file('first.key'))
    await utimes(file('first.key'), now, new Date(now.getTime() + 5_000))
    await serving.lookAgain()
    expect(serving.problem).toBeUndefined()
    expect(serving.served?.certificate.serialNumber).not.toBe(before)
    expect((await sendEncrypted({ port: served?.port ?? 0, ca })).text).toBe('hello')
  })
})

describe('a port that is taken', () => {
  it('stops a start that asks for HTTPS, and only that one', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = z.object({ port: z.int() }).parse(other.address())
    try {
      const environment = { HTTPS_PORT: String(port) }
      await expect(open({ ...environment, HTTPS: 'on' })).rejects.toThrow(/for HTTPS is taken/)
      const { served, problem } = await open(environment)
      expect([served, problem]).toEqual([undefined, expect.stringMatching(/for HTTPS is taken/)])
      expect(await open({ ...environment, HTTPS: 'off' })).toMatchObject({
        served: undefined,
        problem: undefined,
      })
    } finally {
      other.close()
    }
  })
})
