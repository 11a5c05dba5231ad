import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ChannelsShop, startChannels } from './channels-application.js'
import { type Answering, json, type OutsideService, startOutsideService } from './outside-service.js'

const id = 'messenger.page'
const secrets = { pageToken: 'page-token-1', appSecret: 'app-secret-1', verifyToken: 'our own words' }
const patient = { timeout: 20_000, interval: 20 }
let meta: OutsideService
let channels: ChannelsShop
let sent = 0

/** The Graph API, as far as the channel calls it. */
const graph: Answering = (heard, response) => {
  if (heard.headers.authorization !== `Bearer ${secrets.pageToken}`) {
    return json({ error: { message: 'Invalid token', code: 190 } }, 401)(heard, response)
  }
  if (heard.method === 'GET') return json({ first_name: 'Ada', last_name: 'Lovelace' })(heard, response)
  sent += 1
  return json({ recipient_id: 'ada', message_id: `m-out-${sent}` })(heard, response)
}

beforeAll(async () => {
  meta = await startOutsideService(graph)
  channels = await startChannels()
  await channels.setUp(id, { settings: { address: meta.url }, secrets })
})
afterAll(async () => {
  await channels?.shop.close()
  await meta?.close()
})

const delivery = (...messaging: unknown[]) =>
  JSON.stringify({ object: 'page', entry: [{ id: 'page', time: 1, messaging }] })
const fromAda = (timestamp = Date.now()) => ({
  sender: { id: 'ada' },
  recipient: { id: 'page' },
  timestamp,
})

function post(body: string, secret = secrets.appSecret): Promise<number> {
  const signature = createHmac('sha256', secret).update(body).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` }
  return channels.post(id, headers, body)
}

const conversation = async () => (await channels.conversationsOf('lovelace'))[0]
const entries = async () => channels.entries((await conversation())?.id ?? '')
const posts = () => meta.heard.filter(({ method }) => method === 'POST')

it('shakes hands with whoever knows the verify token', async () => {
  const { callbackUrl } = await channels.setup(id)
  const { pathname } = new URL(callbackUrl ?? '')
  const ask = (token: string) =>
    fetch(
      `${channels.shop.url}${pathname}?${new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '1158201444' })}`,
    )
  const answer = await ask(secrets.verifyToken)
  expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
    200,
    '1158201444',
    'text/plain; charset=utf-8',
  ])
  expect((await ask('a guess')).status).toBe(403)
})

it('takes a message once, by its signature alone, with the name of who writes', async () => {
  const body = delivery({ ...fromAda(), message: { mid: 'm1', text: 'Is it blue? 💙 <b>' } })
  expect(await post(body, 'another-secret')).toBe(401)
  expect(await channels.post(id, { 'content-type': 'application/json' }, body)).toBe(401)
  expect(await conversation()).toBeUndefined()
  expect(await post(body)).toBe(200)
  expect(await post(body)).toBe(200)
  expect(await conversation()).toMatchObject({ channel: id, name: 'Ada Lovelace', unread: true })
  expect((await entries()).map(({ content }) => content)).toEqual([
    { type: 'text', text: 'Is it blue? 💙 <b>' },
  ])
  expect(await post('not json')).toBe(422)
  expect(await post('{"object":"page"}')).toBe(422)
})

it('sends an answer, and knows its echo and its receipts', async () => {
  const entryId = await channels.reply((await conversation())?.id ?? '', 'It is.')
  const state = async () => (await entries()).find((entry) => entry.id === entryId)?.state
  await expect.poll(() => posts().length, patient).toBe(1)
  const [request] = posts()
  expect(request?.path).toBe('/me/messages')
  const message = JSON.parse(request?.body ?? '')
  expect(message).toMatchObject({
    recipient: { id: 'ada' },
    messaging_type: 'RESPONSE',
    message: { text: 'It is.', metadata: `counterflow:${entryId}` },
  })
  await expect.poll(state, patient).toBe('sent')
  const echo = { ...message.message, is_echo: true, app_id: 7 }
  const fromPage = { sender: { id: 'page' }, recipient: { id: 'ada' }, timestamp: Date.now() }
  await post(delivery({ ...fromPage, message: { ...echo, mid: 'm-out-1' } }))
  const elsewhere = { is_echo: true, mid: 'm-else', text: 'From the page inbox' }
  await post(delivery({ ...fromPage, message: elsewhere }))
  await post(delivery({ ...fromPage, message: elsewhere }))
  expect((await entries()).slice(1)).toMatchObject([
    { id: entryId },
    { author: { type: 'staff', id: null, name: 'Messenger' }, content: { text: 'From the page inbox' } },
  ])
  await post(delivery({ ...fromAda(), delivery: { mids: ['m-out-1'], watermark: Date.now() } }))
  expect(await state()).toBe('delivered')
  await post(delivery({ ...fromAda(), read: { watermark: Date.now() + 1 } }))
  expect(await state()).toBe('read')
})

it('lets nobody answer when the 24 hours are over, and says why', async () => {
  const late = { sender: { id: 'bea' }, recipient: { id: 'page' }, timestamp: Date.now() - 86_400_001 }
  await post(delivery({ ...late, message: { mid: 'm-late', text: 'Hello from yesterday' } }))
  const found = (await channels.conversationsOf('yesterday'))[0]
  const { status, body } = await channels.shop.send(
    channels.owner,
    'POST',
    `/api/v1/conversations/${found?.id}/replies`,
    { clientKey: 'late', text: 'Hello', seenPosition: 1 },
  )
  expect({ status, body }).toMatchObject({
    status: 409,
    body: {
      type: '/problems/channel-refuses',
      code: 'window_closed',
      detail: expect.stringContaining('24 hours'),
    },
  })
})

it('keeps pictures of customers as addresses, and fetches and shows none of them (R27)', async () => {
  const address = `${meta.url}/cat.jpg`
  const image = { type: 'image', payload: { url: address } }
  const bea = { sender: { id: 'bea' }, recipient: { id: 'page' }, timestamp: Date.now() - 86_400_000 }
  await post(delivery({ ...bea, message: { mid: 'm-cat', attachments: [image] } }))
  await post(delivery({ ...bea, message: { mid: 'm-cats', text: 'And these', attachments: [image, image] } }))
  const found = (await channels.conversationsOf('yesterday'))[0]
  expect(found).toMatchObject({ preview: `And these [image] ${address} [image] ${address}`, shares: null })
  expect((await channels.entries(found?.id ?? '')).slice(1).map(({ content }) => content)).toEqual([
    { type: 'text', text: `[image] ${address}` },
    { type: 'text', text: `And these\n[image] ${address}\n[image] ${address}` },
  ])
  expect(meta.heard.filter(({ path }) => path.endsWith('.jpg'))).toEqual([])
})

it('says in its settings that its token has ended, and takes no secret to another address', async () => {
  await channels.setUp(id, { settings: { address: meta.url }, secrets: { pageToken: 'ended-token' } })
  const entryId = await channels.reply((await conversation())?.id ?? '', 'Still there?')
  const entry = async () => (await entries()).find((one) => one.id === entryId)
  await expect.poll(async () => (await entry())?.state, patient).toBe('failed')
  expect((await entry())?.failure).toContain('Make a new one')
  expect((await channels.setup(id)).fault).toMatchObject({ code: 'token_invalid' })
  expect(await channels.setUp(id, { settings: { address: 'https://thief.example' } })).toMatchObject({
    type: '/problems/channel-secret-missing',
    errors: [
      { path: '/secrets/pageToken' },
      { path: '/secrets/appSecret' },
      { path: '/secrets/verifyToken' },
    ],
  })
  expect(JSON.stringify(await channels.setup(id))).not.toContain('ended-token')
  const off = { settings: { address: meta.url }, enabled: false }
  await channels.setUp(id, off)
  expect(await post(delivery())).toBe(404)
})
