import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type EncryptedRequest, sendEncrypted } from '../../../../test/encrypted-request.js'
import { type IdentityApplication, startIdentityApplication } from '../../../../test/identity-application.js'
import { HttpsServing } from './https-serving.js'

let shop: IdentityApplication
let https: HttpsServing
let port: number
let ca: string

beforeAll(async () => {
  shop = await startIdentityApplication({
    environment: { HTTPS: 'on', HTTPS_PORT: '0', PUBLIC_URL: 'http://shop.local:4000' },
  })
  https = shop.application.get(HttpsServing)
  await https.open()
  port = https.served?.port ?? 0
  ca = https.served?.authority?.toString() ?? ''
})
afterAll(() => shop?.close())

const send = (path: string, options: Omit<EncryptedRequest, 'port' | 'ca'> = {}) =>
  sendEncrypted({ port, ca, path, ...options })

const origin = () => `https://localhost:${port}`

/** What is answered to bytes that are sent as they are. */
async function raw(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(text)
  let answer = ''
  socket.on('data', (part: Buffer) => {
    answer += part.toString()
  })
  await once(socket, 'close')
  return answer
}

const plain = (path: string, method = 'GET') =>
  raw(`${method} ${path} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)

async function signIn(from: string) {
  const body = { email: 'owner@example.com', password: shop.passwords.get('owner') }
  return send('/api/v1/session', { method: 'POST', body, headers: { origin: from } })
}

describe('HTTPS', () => {
  it('answers beside HTTP, as the same application, to who trusts its authority', async () => {
    expect((await send('/api/health')).text).toBe(await (await fetch(`${shop.url}/api/health`)).text())
    expect((await send('/api/health', { host: 'shop.local' })).status).toBe(200)
    await expect(send('/api/health', { host: 'other.local' })).rejects.toThrow(/altnames/)
  })

  it('keeps a session to itself, out of reach of what is sent in the open', async () => {
    const answer = await signIn(origin())
    expect(answer.status).toBe(200)
    expect(answer.headers['strict-transport-security']).toBeUndefined()
    const [set = ''] = z.array(z.string()).parse(answer.headers['set-cookie'])
    expect(set).toMatch(/^__Secure-counterflow\.session_token=.*HttpOnly.*; Secure/)
    const [cookie = ''] = set.split(';')
    expect((await send('/api/v1/session', { headers: { cookie } })).status).toBe(200)
    // The port beside it does not know the name, and this one does not take the cookie of the port beside it.
    expect((await shop.send('GET', '/api/v1/session', { cookie })).status).toBe(401)
    const open = await shop.signIn('owner')
    expect((await send('/api/v1/session', { headers: { cookie: open } })).status).toBe(401)
    expect((await shop.send('GET', '/api/v1/session', { cookie: open })).status).toBe(200)
    const left = await send('/api/v1/session', { method: 'DELETE', headers: { cookie, origin: origin() } })
    expect(String(left.headers['set-cookie'])).toMatch(/^__Secure-counterflow\.session_token=;.*Max-Age=0/)
  })

  it('takes writes from its own pages, and none from a page that came in the open', async () => {
    expect((await signIn(`http://localhost:${port}`)).status).toBe(403)
    expect((await signIn('https://elsewhere.example')).status).toBe(403)
    expect((await signIn(origin())).status).toBe(200)
  })

  it('streams events', async () => {
    const [set = ''] = z.array(z.string()).parse((await signIn(origin())).headers['set-cookie'])
    const headers = { cookie: set.split(';', 1).join('') }
    const stream = await send('/api/v1/stream', { headers, firstBytes: true })
    expect([stream.status, stream.headers['content-type']]).toEqual([
      200,
      expect.stringMatching('text/event-stream'),
    ])
  })
})

describe('who comes to the port of HTTPS by plain HTTP', () => {
  it('is led to the page about trust, and gets nothing else', async () => {
    expect(await plain('/admin/orders?search=x')).toMatch(
      /^HTTP\/1\.1 307 .*\r\nlocation: \/trust\?to=%2Fadmin%2Forders%3Fsearch%3Dx\r\n/s,
    )
    expect(await plain('/api/v1/session', 'POST')).toMatch(/^HTTP\/1\.1 400 .*This port speaks HTTPS/s)
    expect(await plain('/trust/../api/health')).not.toMatch('"ok"')
    expect(await plain('/trust')).toMatch(/^HTTP\/1\.1 200 .*Let this device trust your shop/s)
  })

  it('is cut off where that is neither', async () => {
    expect(await raw('\0\0nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
    expect((await send('/api/health')).status).toBe(200)
  })
})

describe('the page about trust', () => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${shop.url}${path}`, { headers })
    return { type: answer.headers.get('content-type'), text: await answer.text(), answer }
  }

  it('speaks the language and shows the steps of the device, with the fingerprint to compare', async () => {
    const { text, answer } = await get('/trust', {
      'accept-language': 'fr, ja;q=0.8, en;q=0.5',
      'user-agent': 'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X)',
    })
    expect(text).toContain('<html lang="ja"')
    expect(text).toMatch(/<details open><summary>2\. iPhone/)
    expect(text.match(/<details open>/g)).toHaveLength(1)
    expect(text).toContain(https.served?.authority?.fingerprint256 ?? 'none')
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(text).not.toMatch(/<script>/)
  })

  it('hands out the authority for each system, and its key to nobody', async () => {
    const raw = https.served?.authority?.raw.toString('base64') ?? 'none'
    const certificate = await fetch(`${shop.url}/trust/counterflow.crt`)
    expect(certificate.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    expect(Buffer.from(await certificate.arrayBuffer()).toString('base64')).toBe(raw)
    expect((await get('/trust/counterflow.pem')).text.trim()).toBe(ca.trim())
    const profile = await get('/trust/counterflow.mobileconfig', { 'accept-language': 'ko' })
    expect(profile.type).toBe('application/x-apple-aspen-config')
    expect(profile.text).toContain(`<data>${raw}</data>`)
    expect(profile.text).toContain('Counterflow 상점')
    expect(profile.text).toBe(
      (await get('/trust/counterflow.mobileconfig', { 'accept-language': 'ko' })).text,
    )
    for (const path of ['/trust', '/trust/counterflow.pem', '/trust/counterflow.mobileconfig']) {
      expect((await get(path)).text).not.toContain('PRIVATE')
    }
  })

  it('has its address as a code to scan, of this shop only', async () => {
    const at = (place: string) => fetch(`${shop.url}/trust/qr.svg?at=${encodeURIComponent(place)}`)
    const code = await at(`http://shop.local:${port}/trust`)
    expect([code.status, code.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    expect((await at('https://elsewhere.example/')).status).toBe(404)
  })

  it('may ask from the open side whether the encrypted one is trusted', async () => {
    const { headers, text } = await send('/trust/check', { headers: { origin: shop.url } })
    expect([headers['access-control-allow-origin'], text]).toEqual(['*', 'trusted\n'])
  })
})
