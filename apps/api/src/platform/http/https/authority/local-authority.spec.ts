import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sendEncrypted } from '../../../../../test/encrypted-request.js'
import { type Certified, issueLeaf } from './issue-certificates.js'
import { LocalAuthority } from './local-authority.js'

const names = ['localhost', '127.0.0.1', '::1', 'shop', 'shop.local', '192.168.7.20', 'fd00::7:20']
const day = 86_400_000

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-authority-'))
})
afterEach(() => rm(folder, { recursive: true }))

const open = (reached = names, now = new Date()) => LocalAuthority.open(folder, reached, now)

/** What a device that trusts `ca` alone makes of a server with `certified` that says it is `host`. */
async function visit(certified: Certified, ca: string, host: string): Promise<string> {
  const server = createServer({ key: certified.key, cert: certified.certificate }, (_, response) =>
    response.end('hello'),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.int() }).parse(server.address())
  try {
    const { text } = await sendEncrypted({ port, ca, host })
    return text
  } catch (error) {
    return error instanceof Error && 'code' in error ? `${error.code} ${error.message}` : String(error)
  } finally {
    server.close()
  }
}

/** With the key of the authority at hand, as a thief would have it. */
async function stolen(): Promise<Certified> {
  const text = await readFile(path.join(folder, 'https/authority.json'), 'utf8')
  return z.object({ key: z.string(), certificate: z.string() }).parse(JSON.parse(text))
}

describe('the authority of a shop', () => {
  it('is believed by those who trust it, under each of its names and under no other', async () => {
    const authority = await open()
    const leaf = await authority.leafFor(names, new Date())
    expect(await visit(leaf, authority.certificate, 'localhost')).toBe('hello')
    expect(await visit(leaf, authority.certificate, 'shop.local')).toBe('hello')
    expect(await visit(leaf, authority.certificate, '127.0.0.1')).toBe('hello')
    expect(await visit(leaf, authority.certificate, 'elsewhere.local')).toMatch(
      'ERR_TLS_CERT_ALTNAME_INVALID',
    )
    const other = await LocalAuthority.open(path.join(folder, 'other'), names, new Date())
    expect(await visit(leaf, other.certificate, 'localhost')).toMatch(/UNABLE_TO_VERIFY|SIGNATURE/)
  })

  it('cannot vouch for anything that is not private, even in the hands of a thief', async () => {
    const authority = await open()
    const thief = await stolen()
    for (const name of ['bank.example.com', '203.0.113.9']) {
      const forged = await issueLeaf(thief, ['localhost', name], new Date())
      expect(await visit(forged, authority.certificate, 'localhost')).toMatch('permitted subtree violation')
    }
    expect(authority.covered(['bank.example.com', '203.0.113.9', '2001:db8::1', '10.1.2.3'])).toEqual([
      '10.1.2.3',
    ])
    const below = await issueLeaf(thief, ['localhost'], new Date())
    const { key, certificate } = await issueLeaf(below, ['localhost'], new Date())
    const chain = { key, certificate: `${certificate}\n${below.certificate}` }
    expect(await visit(chain, authority.certificate, 'localhost')).toMatch('certificate signing')
  })

  it('is made once, and kept where only its user reads', async () => {
    const first = await open()
    const leaf = await first.leafFor(names, new Date())
    const again = await open(['shop.local'])
    expect(again.certificate).toBe(first.certificate)
    expect((await again.leafFor(names, new Date())).certificate).toBe(leaf.certificate)
    for (const file of ['authority.json', 'server.json']) {
      expect((await stat(path.join(folder, 'https', file))).mode & 0o077).toBe(0)
    }
  })

  it('vouches for a public name that the shop had when it was made', async () => {
    const authority = await open(['till.example.com', '192.168.7.20'])
    const leaf = await authority.leafFor(['till.example.com', 'localhost'], new Date())
    expect(await visit(leaf, authority.certificate, 'till.example.com')).toBe('hello')
    expect(authority.covered(['example.com', 'evil-till.example.com'])).toEqual([])
  })

  it('issues anew for a new address, in time before the end, and when the clock was wrong', async () => {
    const authority = await open()
    const now = new Date()
    const leaf = await authority.leafFor(names, now)
    const { validFromDate, validToDate } = new X509Certificate(leaf.certificate)
    expect((validToDate.getTime() - validFromDate.getTime()) / day).toBeLessThanOrEqual(397)
    const after = async (days: number, reached = names) =>
      (await authority.leafFor(reached, new Date(now.getTime() + days * day))).certificate
    expect(await after(300, names.slice(2))).toBe(leaf.certificate)
    const moved = await after(0, [...names, '192.168.7.21'])
    expect(moved).not.toBe(leaf.certificate)
    const renewed = await after(365)
    expect(renewed).not.toBe(moved)
    expect(await after(-300)).not.toBe(renewed)
  })

  it('says what to do about a file that holds something else, and tells nothing of it', async () => {
    await open()
    const file = path.join(folder, 'https/authority.json')
    await writeFile(file, '{"key":"very-secret"}')
    await expect(open()).rejects.toThrow(/Restore it from a backup, or remove it/)
    await expect(open()).rejects.not.toThrow(/very-secret/)
    expect(await readFile(file, 'utf8')).toContain('very-secret')
  })
})
