import { expect, it } from 'vitest'
import { readDelivery } from './read-delivery.js'
import { windowRefusal } from './reply-window.js'
import { sendFailure } from './send-failure.js'
import { ownMetadata } from './webhook-event.js'

const at = 1_763_800_000_000
const instant = new Date(at).toISOString()
const fromAda = { sender: { id: 'ada' }, recipient: { id: 'page' }, timestamp: at }
const fromPage = { sender: { id: 'page' }, recipient: { id: 'ada' }, timestamp: at }
const read = (...messaging: unknown[]) =>
  readDelivery(JSON.stringify({ object: 'page', entry: [{ id: 'page', time: at, messaging }] }))

it('reads messages, their files, and buttons that were pressed', () => {
  const image = { type: 'image', payload: { url: 'https://cdn.example/cat.jpg' } }
  const { messages } = read(
    { ...fromAda, message: { mid: 'm1', text: '안녕하세요 👋' } },
    { ...fromAda, message: { mid: 'm2', attachments: [image, { type: 'location' }] } },
    { ...fromAda, postback: { mid: 'm3', title: 'Get started', payload: 'START' } },
  )
  const head = { thread: 'ada', by: 'customer', at: instant }
  expect(messages).toEqual([
    { ...head, id: 'm1', text: '안녕하세요 👋' },
    { ...head, id: 'm2', text: '[image] https://cdn.example/cat.jpg\n[location]' },
    { ...head, id: 'm3', text: 'Get started' },
  ])
})

it('takes echoes for what the shop wrote, and leaves out those of its own messages', () => {
  const echo = { is_echo: true, app_id: 1, text: 'From the page inbox' }
  const { messages } = read(
    { ...fromPage, message: { ...echo, mid: 'e1' } },
    { ...fromPage, message: { ...echo, mid: 'e2', metadata: ownMetadata('entry-7') } },
  )
  expect(messages).toEqual([{ id: 'e1', thread: 'ada', by: 'shop', text: echo.text, at: instant }])
})

it('reads receipts, and passes over what it does not know', () => {
  const { messages, receipts } = read(
    { ...fromAda, delivery: { mids: ['m9'], watermark: at } },
    { ...fromAda, read: { watermark: at } },
    { ...fromAda, reaction: { reaction: 'love' } },
    { something: 'else' },
  )
  expect(messages).toEqual([])
  expect(receipts).toEqual([
    { thread: 'ada', ids: ['m9'], until: instant, state: 'delivered' },
    { thread: 'ada', ids: [], until: instant, state: 'read' },
  ])
  expect(readDelivery('{"object":"instagram","entry":[]}')).toEqual({ messages: [] })
  expect(() => readDelivery('hello')).toThrow('no delivery')
  expect(() => readDelivery('{"entry":7}')).toThrow('no delivery')
})

it('lets the shop answer for 24 hours to the millisecond', () => {
  const now = new Date(at)
  const since = (milliseconds: number) =>
    windowRefusal({ lastCustomerAt: new Date(at - milliseconds).toISOString(), now })
  expect(since(86_399_999)).toBeNull()
  expect(since(86_400_000)).toMatchObject({ code: 'window_closed' })
  expect(windowRefusal({ lastCustomerAt: null, now })).toMatchObject({ code: 'window_closed' })
})

it.each([
  [
    { code: 10, error_subcode: 2018278 },
    { code: 'window_closed', retry: false },
  ],
  [{ code: 190 }, { code: 'token_invalid', retry: false }],
  [{ code: 551 }, { code: 'person_unavailable', retry: false }],
  [{ code: 613 }, { code: 'meta_613', retry: true }],
  [{ code: 100 }, { code: 'meta_100', retry: false }],
  [
    { code: 100, is_transient: true },
    { code: 'meta_100', retry: true },
  ],
])('says what %j means', (error, expected) => {
  const body = JSON.stringify({ error: { message: 'Quoted.', ...error } })
  const failure = sendFailure({ status: 400, headers: {}, body }, at)
  expect(failure).toMatchObject(expected)
  expect(failure.message).toContain('Quoted.')
  expect(sendFailure({ status: 503, headers: {}, body: '<html>' }, at)).toMatchObject({ retry: true })
})
