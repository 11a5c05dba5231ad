import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AgentConnection, agentPrinters, send, stateOf } from '@counterflow/receipts/agent'
import { PrinterEmulator } from '@counterflow/receipts/emulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agentServer, mostJobBytes } from './agent-server.js'
import { emptySettings, readSettings, writeSettings } from './agent-settings.js'
import { readCommand } from './command-line.js'
import { newToken } from './pairing.js'
import { printerAddress } from './printer-address.js'

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Expected a port.')
  return (address satisfies AddressInfo).port
}

const printer = new PrinterEmulator(384)
/** What the printer does with whoever connects. */
let behaviour: (socket: Socket) => void
const obedient = (socket: Socket) => {
  socket.on('data', (bytes) => typeof bytes !== 'string' && socket.write(printer.take(bytes)))
  socket.on('end', () => socket.end())
}

const printerServer = createServer((socket) => {
  socket.on('error', () => undefined)
  behaviour(socket)
})
const { token, tokenHash } = newToken()
let folder: string
let agent: Server
let port: number

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'print-agent-'))
  await writeFile(path.join(folder, 'lp0'), '')
  const printerPort = await listening(printerServer)
  agent = agentServer(
    {
      tokenHash,
      origins: ['https://shop.example'],
      printers: {
        till: { kind: 'tcp', host: '127.0.0.1', port: printerPort },
        gone: { kind: 'tcp', host: '127.0.0.1', port: 9 },
        desk: { kind: 'file', path: path.join(folder, 'lp0') },
      },
    },
    { connect: 15_000, write: 15_000, answer: 300 },
  )
  port = await listening(agent)
})

afterAll(async () => {
  agent.close()
  printerServer.close()
  await rm(folder, { recursive: true })
})

const origin = 'https://shop.example'
function* counted() {
  for (let count = 1; ; count += 1) yield count
}
const keys = counted()

const post = (
  name: string,
  body: Uint8Array,
  more: { answers?: number; headers?: Record<string, string> } = {},
) =>
  fetch(`http://127.0.0.1:${port}/v1/printers/${name}/jobs?answers=${more.answers ?? 0}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': `job-${keys.next().value}`,
      origin,
      ...more.headers,
    },
    body: Buffer.from(body),
  })

const slip = Uint8Array.of(
  0x1b,
  0x40,
  0x1d,
  0x76,
  0x30,
  0,
  48,
  0,
  1,
  0,
  ...new Uint8Array(48).fill(0xff),
  0x1d,
  0x56,
  0x42,
  0,
)

describe('the print agent', () => {
  it('prints, and brings back what the printer answers', async () => {
    behaviour = obedient
    const response = await post('till', Uint8Array.of(...slip, 0x10, 0x04, 1), { answers: 1 })
    expect([response.status, await response.json()]).toEqual([200, { answer: [0x12] }])
    expect(printer.papers.length).toBe(1)
    expect(printer.strays).toEqual([])
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
  })

  it('prints a job that is sent twice once', async () => {
    const before = printer.papers.length
    const headers = { 'idempotency-key': 'the same' }
    const responses = await Promise.all([post('till', slip, { headers }), post('till', slip, { headers })])
    expect(responses.map(({ status }) => status)).toEqual([200, 200])
    expect(printer.papers.length).toBe(before + 1)
  })

  it('prints one job after the other', async () => {
    const before = printer.papers.length
    await Promise.all([post('till', slip), post('till', slip), post('till', slip)])
    expect(printer.papers.length).toBe(before + 3)
    expect([printer.strays.length, printer.waiting]).toEqual([0, 0])
  })

  it('writes into a device file', async () => {
    expect((await post('desk', slip)).status).toBe(200)
    expect(await readFile(path.join(folder, 'lp0'))).toEqual(Buffer.from(slip))
  })

  it('tells a printer that is not there from one that went away, and tries again when asked to', async () => {
    const gone = await post('gone', slip)
    expect([gone.status, await gone.json()]).toMatchObject([502, { problem: 'not_connected' }])

    behaviour = (socket) => socket.once('data', () => socket.resetAndDestroy())
    const headers = { 'idempotency-key': 'broken off' }
    const vanished = await post('till', new Uint8Array(2_000_000), { headers })
    expect([vanished.status, await vanished.json()]).toMatchObject([502, { problem: 'vanished' }])
    behaviour = obedient
    expect((await post('till', slip, { headers })).status).toBe(200)
  })

  it('does not take a job for printed whose printer closed the connection in the middle of it', async () => {
    behaviour = (socket) =>
      socket.once('data', () => {
        socket.pause()
        socket.end()
      })
    const half = await post('till', new Uint8Array(mostJobBytes))
    expect([half.status, await half.json()]).toMatchObject([502, { problem: 'vanished' }])
    behaviour = obedient
  })

  it('believes nobody without the token, and no page but those it was told', async () => {
    behaviour = obedient
    const before = printer.papers.length
    const wrong = await post('till', slip, { headers: { authorization: 'Bearer 000000-111111' } })
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { problem: 'not_paired' }])
    expect((await post('till', slip, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect(printer.papers.length).toBe(before)
    const sloppy = `Bearer ${token.toLowerCase().replaceAll('-', '')}`
    const printers = await fetch(`http://127.0.0.1:${port}/v1/printers`, {
      headers: { authorization: sloppy },
    })
    expect(await printers.json()).toEqual({ printers: ['till', 'gone', 'desk'] })
  })

  it('is for this computer only, whatever name leads here', async () => {
    const status = await new Promise((resolve) => {
      request({ port, path: '/v1', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).end()
    })
    expect(status).toBe(403)
  })

  it('lets a page of the shop reach this computer', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/v1/printers`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-private-network': 'true' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-private-network')).toBe('true')
    expect(response.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  it.each([
    ['nobody', slip, {}, 404],
    ['till', slip, { answers: 99 }, 400],
    ['till', slip, { headers: { 'idempotency-key': 'x'.repeat(101) } }, 400],
    ['till', new Uint8Array(mostJobBytes + 1), {}, 413],
    ['__proto__', slip, {}, 404],
  ])('refuses what it cannot print (%s)', async (name, job, more, status) => {
    expect((await post(name, job, more)).status).toBe(status)
  })
})

describe('a till that prints through it', () => {
  const reached = (name: string, given = token) =>
    new AgentConnection({ url: `http://127.0.0.1:${port}`, token: given, printer: name })

  it('sends a receipt as a whole, and hears how the printer is', async () => {
    behaviour = obedient
    const before = printer.papers.length
    expect(await agentPrinters({ url: `http://127.0.0.1:${port}`, token })).toContain('till')
    const strips = [slip.subarray(0, 20), slip.subarray(20)]
    expect(await send(reached('till'), strips)).toEqual({ kind: 'done', state: 'ready' })
    printer.trouble = { hasNoPaper: true }
    expect(await send(reached('till'), strips)).toEqual({ kind: 'failed', problem: 'no_paper', begun: false })
    printer.trouble = {}
    expect(printer.papers.length).toBe(before + 1)
  })

  it('prints where no answer comes back', async () => {
    expect(await send(reached('desk'), [slip])).toEqual({ kind: 'done', state: 'silent' })
  })

  it('is told what is in the way', async () => {
    const failed = (problem: string) => ({ kind: 'failed', problem, begun: false })
    expect(await send(reached('gone'), [slip])).toEqual(failed('not_connected'))
    expect(await send(reached('nobody'), [slip])).toEqual(failed('not_connected'))
    expect(await send(reached('till', 'wrong'), [slip])).toEqual(failed('not_paired'))
    expect(await stateOf(new AgentConnection({ url: 'http://127.0.0.1:9', token, printer: 'till' }))).toBe(
      'not_connected',
    )
  })
})

describe('its settings', () => {
  it('are for the eyes of one user, hold no token, and are not lost when they are broken', async () => {
    const file = path.join(folder, 'deep', 'settings.json')
    expect(await readSettings(file)).toEqual(emptySettings)
    await writeSettings(file, { ...emptySettings, tokenHash })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).not.toContain(token)
    await writeFile(file, '{"tokenHash": 1}')
    await expect(readSettings(file)).rejects.toThrow()
  })

  it.each([
    ['192.168.0.50', { kind: 'tcp', host: '192.168.0.50', port: 9_100 }],
    ['tcp://printer.local:9101', { kind: 'tcp', host: 'printer.local', port: 9_101 }],
    ['[fe80::1]', { kind: 'tcp', host: 'fe80::1', port: 9_100 }],
    ['/dev/usb/lp0', { kind: 'file', path: '/dev/usb/lp0' }],
    ['\\\\.\\COM3', { kind: 'file', path: '\\\\.\\COM3' }],
    ['http://printer', undefined],
    ['printer:99999', undefined],
    ['', undefined],
  ])('know %j as a printer', (written, address) => {
    expect(printerAddress(written)).toEqual(address)
  })

  it('come from the command line, added to what is known', () => {
    const command = readCommand(['--printer', 'till=10.0.0.9', '--origin', 'https://shop.example'])
    if (typeof command === 'string') throw new Error(command)
    const known = { ...emptySettings, printers: { bar: { kind: 'file', path: '/dev/usb/lp1' } as const } }
    expect(command.extend(known)).toEqual({
      tokenHash: null,
      origins: ['https://shop.example'],
      printers: { ...known.printers, till: { kind: 'tcp', host: '10.0.0.9', port: 9_100 } },
    })
  })

  it.each([[['--printer', 'till']], [['--port', '0']], [['--origin', 'shop.example/x']], [['--nonsense']]])(
    'are refused with a reason: %j',
    (words) => {
      expect(readCommand(words)).toBeTypeOf('string')
    },
  )
})
