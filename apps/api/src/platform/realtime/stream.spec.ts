import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../test/identity-application.js'
import { record } from '../../../test/log-events.js'
import { StreamListener } from '../../../test/stream-listener.js'
import { DATABASE, type Database } from '../database/database.js'
import { parsePosition } from '../events/event-position.js'
import { EventReader } from '../events/event-reader.js'
import { PassingNews } from './passing-news.js'

let shop: IdentityApplication
let second: IdentityApplication
let owner: { cookie: string }
const listeners: StreamListener[] = []

beforeAll(async () => {
  const timing = { poll: 1_000, rest: 20, heartbeat: 300, recheck: 300 }
  shop = await startIdentityApplication({ timing })
  second = await startIdentityApplication({ shared: shop, timing })
  owner = { cookie: await shop.signIn('owner') }
})
afterEach(async () => {
  await Promise.all(listeners.splice(0).map((listener) => listener.close()))
})
afterAll(async () => {
  await second.close()
  await shop.close()
})

async function listen(on = shop, headers: Record<string, string> = owner, lastEventId?: string) {
  const listener = await StreamListener.open(on.url, headers, lastEventId)
  listeners.push(listener)
  return listener
}

const database = () => shop.application.get<Database>(DATABASE)

/** Waits until no older transaction, of whichever database of the server, holds `count` events back. */
async function readable(after: string, count: number): Promise<void> {
  const position = parsePosition(after)
  if (position === undefined) throw new Error(`${after} is no position.`)
  const read = () => shop.application.get(EventReader).after(position, count)
  await expect.poll(async () => (await read()).length).toBe(count)
}

const changes = 8

describe('a stream', () => {
  it('tells of changes at once, in this process and in others', async () => {
    const [here, there] = [await listen(shop), await listen(second)]
    const start = performance.now()
    for (let count = 1; count <= changes; count += 1) {
      await record(shop, 'parcel-1')
      await here.until(() => here.messages.length === count)
      await there.until(() => there.messages.length === count)
    }
    // Whoever heard of one by the look of each second hears of the next one a second later.
    expect(performance.now() - start).toBeLessThan(changes * 700)
    expect(here.messages[0]).toMatchObject({
      event: 'message',
      data: { type: 'parcel.moved', subjectType: 'parcel', subjectId: 'parcel-1' },
    })
    expect(there.messages).toEqual(here.messages)
  })

  it('tells soon of what an older transaction held back that ended without a word', async () => {
    const timing = { poll: 600_000, rest: 20, heartbeat: 300, recheck: 300 }
    const patient = await startIdentityApplication({ shared: shop, timing })
    const listener = await listen(patient)
    await database().transaction(async (older) => {
      await older.execute(sql`select pg_current_xact_id()`)
      await record(patient, 'held-back')
      await pause(200)
      expect(listener.messages).toEqual([])
    })
    await listener.until(() => listener.messages.length === 1)
    await listener.close()
    await patient.close()
  })

  it('is for those who are signed in', async () => {
    expect((await listen(shop, {})).status).toBe(401)
  })

  it('tells of that only which its listener may know, and moves on past the rest', async () => {
    const cashier = await listen(shop, { cookie: await shop.signIn('cashier') })
    const before = cashier.lastEventId
    await record(shop, 'for-owners', { audience: 'api-keys.manage' })
    await cashier.until(() => cashier.lastEventId !== before && cashier.lastEventId !== '')
    await record(shop, 'for-all')
    await cashier.until(() => cashier.messages.length > 0)
    expect(cashier.subjects()).toEqual(['for-all'])
  })

  it('tells once of what passes, to whom it may concern, without a place to go on from', async () => {
    const [own, cashier] = [await listen(), await listen(shop, { cookie: await shop.signIn('cashier') })]
    await record(shop, 'before')
    await Promise.all([own, cashier].map((one) => one.until(() => one.messages.length === 1)))
    const { lastEventId } = own
    const change = { type: 'moon.phase', subjectType: 'moon', subjectId: 'full' }
    shop.application.get(PassingNews).tell({ audience: 'api-keys.manage', change })
    await own.until(() => own.messages.length === 2)
    expect(own.messages[1]).toMatchObject({ data: change })
    expect(own.lastEventId).toBe(lastEventId)
    await record(shop, 'after')
    await cashier.until(() => cashier.messages.length === 2)
    expect(cashier.subjects()).toEqual(['before', 'after'])
  })

  it('goes on where it was lost, also on another process', async () => {
    const first = await listen()
    await record(shop, 'heard')
    await first.until(() => first.messages.length === 1)
    await first.close()
    for (const subject of ['missed-1', 'missed-2']) await record(shop, subject)
    const resumed = await listen(second, owner, first.lastEventId)
    await record(second, 'new')
    await resumed.until(() => resumed.messages.length >= 3)
    expect(resumed.subjects()).toEqual(['missed-1', 'missed-2', 'new'])
  })

  it('knows where to go on before anything has happened', async () => {
    const first = await listen()
    await first.until(() => first.lastEventId !== '')
    await first.close()
    await record(shop, 'meanwhile')
    const url = `${shop.url}/api/v1/stream?lastEventId=${first.lastEventId}`
    const response = await fetch(url, { headers: owner, signal: AbortSignal.timeout(2_000) })
    const [reader] = [response.body?.pipeThrough(new TextDecoderStream()).getReader()]
    let text = ''
    while (!text.includes('meanwhile')) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
  })

  it('waits for a transaction that is open, and then misses nothing of it', async () => {
    const listener = await listen()
    const gate = Promise.withResolvers<void>()
    const slow = record(shop, 'began-first', { before: () => gate.promise })
    await pause(50)
    await record(second, 'committed-first')
    await pause(200)
    expect(listener.subjects()).toEqual([])
    gate.resolve()
    await slow
    await listener.until(() => listener.messages.length === 2)
    expect(listener.subjects()).toEqual(['began-first', 'committed-first'])
  })

  it.each([
    ['of another database', '0195b3f0-0000-7000-8000-000000000000.1.1'],
    ['that is none', 'yesterday'],
    ['too large for PostgreSQL', `GENERATION.${'9'.repeat(20)}.1`],
    ['from the future', 'GENERATION.999999999999.1'],
  ])('starts anew from a position %s', async (_name, position) => {
    const generation = await shop.application.get(EventReader).generation()
    const listener = await listen(shop, owner, position.replace('GENERATION', generation))
    await listener.until(() => listener.messages.length === 1)
    expect(listener.messages).toMatchObject([{ event: 'reset', data: { type: 'reset', subjectId: null } }])
    await record(shop, 'after-reset')
    await listener.until(() => listener.messages.length === 2)
    expect(listener.subjects()).toEqual([null, 'after-reset'])
  })

  it('starts anew when more was missed than is worth sending', async () => {
    const first = await listen()
    await first.until(() => first.lastEventId !== '')
    await first.close()
    await database().execute(sql`
      insert into events (id, type, subject_type, subject_id, audience, payload)
      select gen_random_uuid(), 'parcel.moved', 'parcel', 'bulk', 'orders.read', '{}' from generate_series(1, 5000)`)
    await readable(first.lastEventId, 5_000)
    const resumed = await listen(shop, owner, first.lastEventId)
    await resumed.until(() => resumed.messages.some(({ event }) => event === 'reset'))
    await record(shop, 'after-bulk')
    await resumed.until(() => resumed.subjects().includes('after-bulk'))
    expect(resumed.messages.length).toBeLessThan(2_500)
  })

  it('ends with its session, and with its API key', async () => {
    const cookie = await shop.signIn('manager')
    const { body } = await shop.send('POST', '/api/v1/api-keys', {
      ...owner,
      body: { name: 'Listener', permissions: ['orders.read'] },
    })
    const { id } = Object(body.apiKey)
    const byCookie = await listen(shop, { cookie })
    const byKey = await listen(shop, { authorization: `Bearer ${body.secret}` })
    await record(shop, 'while-signed-in')
    await byKey.until(() => byKey.messages.length === 1)
    await shop.send('DELETE', '/api/v1/session', { cookie })
    await shop.send('DELETE', `/api/v1/api-keys/${id}`, owner)
    await Promise.all([byCookie.ended(), byKey.ended()])
  })

  it('lets go of a listener that does not read, instead of keeping everything for it', async () => {
    const { port, hostname } = new URL(shop.url)
    const socket = connect(Number(port), hostname).on('error', () => {})
    socket.write(`GET /api/v1/stream HTTP/1.1\r\nhost: shop\r\ncookie: ${owner.cookie}\r\n\r\n`)
    await once(socket, 'readable')
    socket.pause()
    // One that reads, and is as far in the log: what it has heard, the other one was sent too.
    const attentive = await listen()
    await database().execute(sql`
      insert into events (id, type, subject_type, subject_id, audience, payload)
      select gen_random_uuid(), 'parcel.moved', 'parcel', repeat('x', 300), 'orders.read', '{}'
        from generate_series(1, 40000)`)
    await record(shop, 'after-flood')
    await attentive.until(() => attentive.subjects().includes('after-flood'), 20_000)
    let text = ''
    for await (const bytes of socket.iterator({ destroyOnReturn: false })) text += bytes
    expect(text.length).toBeGreaterThan(100_000)
    expect(text).not.toContain('after-flood')
  })

  it('answers HEAD without staying open', async () => {
    const response = await fetch(`${shop.url}/api/v1/stream`, { method: 'HEAD', headers: owner })
    expect(response.headers.get('content-type')).toMatch('text/event-stream')
    expect(response.headers.get('content-security-policy')).toMatch("default-src 'self'")
  })
})

describe('many writers, and a listener that keeps losing its connection', () => {
  it('misses nothing, hears nothing twice and in one order', async () => {
    const count = 240
    const heard: (string | null)[] = []
    let position: string | undefined = (await listen()).lastEventId
    const first = listeners.at(-1)
    await first?.until(() => first.lastEventId !== '')
    position = first?.lastEventId

    const writer = async (name: number) => {
      for (let index = 0; index < count / 8; index += 1) {
        await record(name % 2 === 0 ? shop : second, `${name}-${index}`, {
          before: () => pause(Math.random() * 25),
        })
      }
    }
    let writing = true
    const writers = Promise.all(Array.from({ length: 8 }, (_, name) => writer(name))).finally(() => {
      writing = false
    })
    for (let round = 0; writing || heard.length < count; round += 1) {
      const listener: StreamListener = await StreamListener.open(
        (round % 2 === 0 ? shop : second).url,
        owner,
        position,
      )
      await pause(20 + Math.random() * 60)
      await listener.close()
      heard.push(...listener.subjects())
      position = listener.lastEventId === '' ? position : listener.lastEventId
      if (round > 400) throw new Error(`Heard only ${heard.length} of ${count}.`)
    }
    await writers
    const { rows } = await database().execute(sql`
      select subject_id from events where subject_id ~ '^[0-9]+-[0-9]+$' order by transaction_id, sequence`)
    expect(heard).toEqual(rows.map((row) => row.subject_id))
    expect(heard).toHaveLength(count)
  })
})
