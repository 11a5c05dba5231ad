import { createECDH, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startInbox, Visitor } from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { JobWorker } from '../../platform/jobs/job-worker.js'

interface Delivery {
  readonly path: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

const deviceSchema = z.object({ id: z.string(), mine: z.boolean(), unassigned: z.boolean() })
const listSchema = z.object({ publicKey: z.string(), items: z.array(deviceSchema) })
const patience = { timeout: 20_000 }

/** Stands in for the push service of a browser; paths that end in `gone` are those of ended subscriptions. */
async function startPushService() {
  const arrived: Delivery[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      arrived.push({ path: request.url, headers: request.headers, body: Buffer.concat(pieces) })
      response.writeHead(request.url?.endsWith('gone') === true ? 410 : 201).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { arrived, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

describe('news on the devices of staff', () => {
  let shop: ShopApplication
  let service: Awaited<ReturnType<typeof startPushService>>
  let owner: Record<string, string>
  let support: Record<string, string>
  beforeAll(async () => {
    service = await startPushService()
    shop = await startInbox()
    await shop.application.get(JobWorker, { strict: false }).start()
    owner = await shop.staff('owner')
    support = await shop.staff('support')
  })
  afterAll(async () => {
    await shop?.close()
    service?.close()
  })

  const keysOfBrowser = () => {
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    return {
      p256dh: pair.getPublicKey().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    }
  }
  const subscribe = async (who: Record<string, string>, name: string, wishes: object) =>
    shop.send(who, 'POST', '/api/v1/push/devices', {
      endpoint: `${service.url}/${name}`,
      keys: keysOfBrowser(),
      language: 'ko',
      mine: false,
      unassigned: false,
      ...wishes,
    })
  const list = async (who: Record<string, string>) =>
    listSchema.parse((await shop.send(who, 'GET', '/api/v1/push')).body)
  const paths = () => service.arrived.map((delivery) => delivery.path)

  it('tells those whom a conversation concerns, and says neither who nor what', async () => {
    await subscribe(owner, 'owner-all', { mine: true, unassigned: true })
    await subscribe(owner, 'owner-quiet', {})
    await subscribe(support, 'support-mine', { mine: true })
    const nari = await Visitor.come(shop, 'Nari Kim')
    await nari.write('Where is my parcel, please?')
    await expect.poll(paths, patience).toEqual(['/owner-all'])
    const [first] = service.arrived
    expect(first?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      authorization: expect.stringMatching(/^vapid t=.+, k=.+/),
      ttl: '3600',
    })
    expect(first?.body.toString('latin1')).not.toMatch(/Nari|parcel/)

    const assignees = z
      .object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse((await shop.send(owner, 'GET', '/api/v1/conversations/assignees')).body)
    const session = z
      .object({ staff: z.object({ id: z.string() }).optional(), id: z.string().optional() })
      .loose()
      .parse((await shop.send(support, 'GET', '/api/v1/session')).body)
    const staffId = session.staff?.id ?? session.id
    expect(assignees.items.map(({ id }) => id)).toContain(staffId)
    const assignee = `/api/v1/conversations/${nari.conversationId}/assignee`
    expect(await shop.send(owner, 'PUT', assignee, { staffId })).toMatchObject({ status: 200 })
    await nari.write('Hello?')
    await expect.poll(paths, patience).toEqual(['/owner-all', '/support-mine'])
  })

  it('forgets a device whose subscription has ended, and says so when it is tried', async () => {
    const { body } = await subscribe(owner, 'phone-gone', { unassigned: true })
    const { id } = deviceSchema.parse(body)
    expect((await list(owner)).items.map((device) => device.id)).toContain(id)
    const test = await shop.send(owner, 'POST', `/api/v1/push/devices/${id}/test`)
    expect(test).toMatchObject({ status: 502, body: { type: expect.stringContaining('push-not-accepted') } })
    expect((await list(owner)).items.map((device) => device.id)).not.toContain(id)
    const again = deviceSchema.parse((await subscribe(owner, 'tablet-gone', { unassigned: true })).body)
    await (await Visitor.come(shop, 'Someone')).write('Hi')
    await expect
      .poll(async () => (await list(owner)).items.map((device) => device.id), patience)
      .not.toContain(again.id)
  })

  it('belongs to whoever turned it on, who changes, tries and removes it', async () => {
    const { id } = deviceSchema.parse((await subscribe(owner, 'laptop', { mine: true })).body)
    const device = `/api/v1/push/devices/${id}`
    expect(await shop.send(owner, 'POST', `${device}/test`)).toMatchObject({ status: 204 })
    expect(paths()).toContain('/laptop')
    expect(await shop.send(owner, 'PATCH', device, { mine: false })).toMatchObject({
      body: { mine: false, unassigned: false },
    })
    for (const [method, rest] of [
      ['POST', '/test'],
      ['DELETE', ''],
    ] as const)
      expect(await shop.send(support, method, `${device}${rest}`)).toMatchObject({ status: 404 })
    expect(await shop.send(owner, 'DELETE', device)).toMatchObject({ status: 204 })
    expect((await list(owner)).items.map((one) => one.id)).not.toContain(id)
    expect(await subscribe(owner, 'x', { keys: { p256dh: 'not a key!', auth: 'x' } })).toMatchObject({
      status: 422,
    })
  })

  it('keeps its keys where only the server reads them', async () => {
    const { publicKey } = await list(owner)
    expect(publicKey).toMatch(/^[\w-]{87}$/)
    const { dataFolder } = shop.application.get<Settings>(SETTINGS)
    expect(((await stat(path.join(dataFolder, 'push-keys'))).mode & 0o777).toString(8)).toBe('600')
  })
})
