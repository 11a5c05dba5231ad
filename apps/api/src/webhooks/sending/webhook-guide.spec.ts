import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { signatureHeaders } from './webhook-signature.js'

type Check = (headers: object, body: string, secret: string, now?: number) => boolean

const guide = path.resolve(import.meta.dirname, '../../../../../docs/guides/webhooks.md')
const moduleSchema = z.object({ isFromShop: z.custom<Check>((value) => typeof value === 'function') })

const keys = ['an old key of many bytes', 'a new key of many bytes'].map((text) => Buffer.from(text))
const [oldSecret = '', newSecret = ''] = keys.map((key) => `whsec_${key.toString('base64')}`)
const now = Date.parse('2026-11-22T10:00:00Z')
const body = '{"id":"1","type":"order.paid","data":{"name":"김민아"}}'
const sent = { id: '019a9f3e-5b1c-7e55-9d0c-3f3f0a4c7d10', timestamp: now / 1_000, body }

/** The code that the guide shows in a language. */
async function shown(language: string): Promise<string> {
  const blocks = (await readFile(guide, 'utf8')).split(`\`\`\`${language}\n`)
  const [code] = blocks[1]?.split('```') ?? []
  if (code === undefined) throw new Error(`The guide shows no check in ${language}.`)
  return code
}

/** What the guide tells receivers to do, as it stands there. */
describe('the check that the guide shows', () => {
  let folder: string
  let isFromShop: Check
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'counterflow-guide-'))
    await writeFile(path.join(folder, 'check.mjs'), await shown('js'))
    const loaded: unknown = await import(pathToFileURL(path.join(folder, 'check.mjs')).href)
    isFromShop = moduleSchema.parse(loaded).isFromShop
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('believes what the shop signs, by either secret', () => {
    const headers = signatureHeaders(sent, keys)
    expect(isFromShop(headers, body, oldSecret, now)).toBe(true)
    expect(isFromShop(headers, body, newSecret, now + 299_000)).toBe(true)
  })

  it('believes nobody else', () => {
    const headers = signatureHeaders(sent, keys.slice(1))
    expect(isFromShop(headers, body, oldSecret, now)).toBe(false)
    expect(isFromShop(headers, `${body} `, newSecret, now)).toBe(false)
    expect(isFromShop({ ...headers, 'webhook-id': '2' }, body, newSecret, now)).toBe(false)
    expect(isFromShop(headers, body, newSecret, now + 301_000)).toBe(false)
    expect(isFromShop({}, body, newSecret, now)).toBe(false)
  })

  it('agrees with the example of Standard Webhooks', () => {
    // From the specification: https://github.com/standard-webhooks/standard-webhooks
    const example = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1_614_265_330,
      body: '{"test": 2432232314}',
    }
    const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
    expect(signatureHeaders(example, [key])['webhook-signature']).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    )
  })
})

const hasPython = spawnSync('python3', ['--version']).status === 0

describe.skipIf(!hasPython)('the check that the guide shows in Python', () => {
  it('believes what the shop signs, by either secret, and nobody else', async () => {
    const headers = signatureHeaders(sent, keys)
    const seconds = now / 1_000
    const asked = [
      [headers, body, oldSecret, seconds],
      [headers, body, newSecret, seconds + 299],
      [signatureHeaders(sent, keys.slice(1)), body, oldSecret, seconds],
      [headers, `${body} `, newSecret, seconds],
      [{ ...headers, 'webhook-id': '2' }, body, newSecret, seconds],
      [headers, body, newSecret, seconds + 301],
      [{}, body, newSecret, seconds],
    ]
    const program = `${await shown('python')}
import json, sys
for headers, body, secret, now in json.load(sys.stdin):
    print(is_from_shop(headers, body.encode(), secret, now))`
    const { stdout } = spawnSync('python3', ['-c', program], {
      input: JSON.stringify(asked),
      encoding: 'utf8',
    })
    expect(stdout.trim().split('\n')).toEqual(['True', 'True', ...asked.slice(2).map(() => 'False')])
  })
})
