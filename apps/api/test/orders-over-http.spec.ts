import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orderSummarySchema } from '../src/commerce/orders/list/order-list.contract.js'
import { orderSchema, testCardSchema } from '../src/commerce/orders/orders.contract.js'
import { type ShopApplication, startShop } from './shop-application.js'

let shop: ShopApplication
let owner: Record<string, string>
let key: Record<string, string>

beforeAll(async () => {
  shop = await startShop()
  owner = await shop.staff('owner')
  const made = await shop.send(owner, 'POST', '/api/v1/api-keys', {
    name: 'Website',
    permissions: ['orders.create', 'orders.read', 'orders.capture', 'orders.refund'],
  })
  const { secret } = z.object({ secret: z.string() }).parse(made.body)
  key = { authorization: `Bearer ${secret}` }
})
afterAll(() => shop?.close())

const order = (changes: object = {}) => ({
  customer: { name: 'Noor Haddad', email: 'noor@example.com' },
  lines: [{ variant: { sku: 'DRP-BRS-02' }, quantity: 1 }],
  payment: { card: { number: '4242 4242 4242 4242' } },
  ...changes,
})
const place = (body: unknown = order(), headers: Record<string, string> = {}) =>
  shop.send({ ...key, ...headers }, 'POST', '/api/v1/orders', body)
const placed = async (...parameters: Parameters<typeof place>) => {
  const { status, body } = await place(...parameters)
  expect(status).toBe(201)
  return orderSchema.parse(body)
}

/** Of the newest hundred; what else a list shows may change in the background. */
async function orderIds(): Promise<string[]> {
  const { body } = await shop.send(key, 'GET', '/api/v1/orders?limit=100')
  const { items } = z.object({ items: z.array(orderSummarySchema) }).parse(body)
  return items.map(({ id }) => id)
}

describe('an order over the public API', () => {
  it('is placed with a key, and its risk follows a moment later', async () => {
    const { snapshot, payment } = await placed()
    expect(snapshot).toMatchObject({ channel: 'api', total: { amount: 45_000, currency: 'KRW' } })
    expect(payment).toMatchObject({ status: 'authorized', card: { last4: '4242' } })
    await expect
      .poll(
        async () => {
          const { body } = await shop.send(key, 'GET', `/api/v1/orders/${snapshot.id}`)
          return orderSchema.parse(body).risk?.level
        },
        { timeout: 10_000 },
      )
      .toBe('low')
  })

  it('is one order, however often it is sent with one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'order-2041' }
    const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => placed(order(), headers)))
    expect(others.map(({ snapshot }) => snapshot.id)).toEqual(others.map(() => first?.snapshot.id))
    const changed = await place(order({ note: 'Another one.' }), headers)
    expect(changed).toMatchObject({ status: 422, body: { type: '/problems/idempotency-key-reused' } })
  })

  it.each([
    [{ lines: [] }, '/lines', 'invalid-input'],
    [{ lines: [{ variant: { sku: 'NOPE' }, quantity: 1 }] }, '/lines/0/variant/sku', 'unknown-variant'],
    [{ lines: [{ variant: { sku: 'DRP-BRS-02' }, quantity: 0 }] }, '/lines/0/quantity', 'invalid-input'],
    [{ lines: [{ variant: { sku: 'DRP-BRS-02' }, quantity: '2' }] }, '/lines/0/quantity', 'invalid-input'],
    [{ discount: 5 }, '/discount', 'invalid-input'],
    [{ note: 'a\u0000b' }, '/note', 'invalid-input'],
    [{ payment: { card: { number: '4111111111111111' } } }, '/payment/card/number', 'unknown-test-card'],
    [{ customer: { id: '01980000-0000-7000-8000-00000000dead' } }, '/customer/id', 'unknown-customer'],
  ])('with %j names %s and how to mend it, and changes nothing', async (changes, path, type) => {
    const before = await orderIds()
    const answer = await place(order(changes))
    expect(answer.status).toBe(422)
    expect(answer.type).toContain('application/problem+json')
    expect(answer.body).toMatchObject({ type: `/problems/${type}` })
    const { errors } = z
      .object({ errors: z.array(z.object({ path: z.string(), fix: z.string().min(5) })) })
      .parse(answer.body)
    expect(errors.map((error) => error.path)).toContain(path)
    expect(await orderIds()).toEqual(before)
  })

  it('can be placed with each test card that is listed', async () => {
    const { body } = await shop.send(key, 'GET', '/api/v1/test-cards')
    const { items } = z.object({ items: z.array(testCardSchema) }).parse(body)
    expect(items.map((card) => card.key).sort()).toEqual([
      'capture_fails',
      'declined',
      'disputed',
      'elevated_risk',
      'fraud_warning',
      'highest_risk',
      'stolen',
      'succeeds',
    ])
    for (const { number } of items) await placed(order({ payment: { card: { number } } }))
  })
})

describe('its payment', () => {
  const act = (id: string, deed: string, body?: unknown, headers: Record<string, string> = {}) =>
    shop.send({ ...owner, ...headers }, 'POST', `/api/v1/orders/${id}/${deed}`, body)

  it('is captured once with one Idempotency-Key, and refunded in parts', async () => {
    const { id } = (await placed()).snapshot
    const headers = { 'idempotency-key': 'capture-1' }
    const answers = await Promise.all([1, 2, 3].map(() => act(id, 'capture', undefined, headers)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await act(id, 'capture')).toMatchObject({ status: 409, body: { type: '/problems/payment-state' } })

    const part = { amount: { amount: 5_000, currency: 'KRW' } }
    const refunded = await act(id, 'refund', part, { 'idempotency-key': 'refund-1' })
    await act(id, 'refund', part, { 'idempotency-key': 'refund-1' })
    expect(orderSchema.parse(refunded.body).payment).toMatchObject({ status: 'partially_refunded' })
    const tooMuch = await act(id, 'refund', { amount: { amount: 40_001, currency: 'KRW' } })
    expect(tooMuch).toMatchObject({
      status: 422,
      body: { type: '/problems/refund-too-large', errors: [{ path: '/amount' }] },
    })
    const rest = orderSchema.parse((await act(id, 'refund', {})).body)
    expect(rest.payment).toMatchObject({ status: 'refunded', refunded: { amount: 45_000 } })
    expect(rest.timeline.filter(({ kind }) => kind === 'payment_refunded')).toHaveLength(2)
  })

  it('is declined with a reason', async () => {
    const { id } = (await placed(order({ payment: { card: { number: '4000000000000341' } } }))).snapshot
    expect(await act(id, 'capture')).toMatchObject({
      status: 402,
      body: { type: '/problems/gateway-declined', reason: 'capture_refused' },
    })
  })

  it('is released', async () => {
    const { id } = (await placed()).snapshot
    expect(orderSchema.parse((await act(id, 'void')).body).payment).toMatchObject({ status: 'voided' })
  })
})

describe('the order itself', () => {
  const act = (id: string, deed: string, body?: unknown, headers: Record<string, string> = {}) =>
    shop.send({ ...owner, ...headers }, 'POST', `/api/v1/orders/${id}/${deed}`, body)

  it('is cancelled once with one Idempotency-Key, by those who may', async () => {
    const { id } = (await placed()).snapshot
    const support = await shop.staff('support')
    const wish = { reason: 'customer' }
    expect(await shop.send(support, 'POST', `/api/v1/orders/${id}/cancel`, wish)).toMatchObject({
      status: 403,
    })
    expect(await act(id, 'cancel', { reason: 'boredom' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/reason' }] },
    })
    const headers = { 'idempotency-key': 'cancel-1' }
    const answers = await Promise.all([1, 2, 3].map(() => act(id, 'cancel', wish, headers)))
    for (const { body } of answers) {
      expect(orderSchema.parse(body)).toMatchObject({
        snapshot: { cancelReason: 'customer' },
        payment: { status: 'voided' },
      })
    }
    expect(await act(id, 'cancel', wish)).toMatchObject({
      status: 409,
      body: { type: '/problems/order-state', reason: 'already_cancelled' },
    })
  })

  it('is charged once it is paid, and known by the id of its payment', async () => {
    const { snapshot } = await placed()
    const charge = () => shop.send(owner, 'GET', `/api/v1/charges/${snapshot.paymentId}`)
    expect(await charge()).toMatchObject({ status: 404, body: { fix: expect.stringContaining('paid') } })
    await act(snapshot.id, 'capture')
    expect(await charge()).toMatchObject({ status: 200, body: { orderId: snapshot.id, disputed: false } })
  })

  it('belongs to a customer about whom the shop notes tags and metadata', async () => {
    const { customer } = (await placed()).snapshot
    const path = `/api/v1/customers/${customer?.id}`
    await shop.send(owner, 'POST', `${path}/tags`, { tags: ['vip'] })
    await shop.send(owner, 'POST', `${path}/tags/remove`, { tags: ['vip'] })
    await shop.send(owner, 'PATCH', `${path}/metadata`, { metadata: { Tier: 'VIP' } })
    expect(await shop.send(owner, 'GET', path)).toMatchObject({
      status: 200,
      body: { tags: expect.not.arrayContaining(['vip']), metadata: { Tier: 'VIP' } },
    })
    expect(await shop.send(owner, 'PATCH', `${path}/metadata`, { metadata: { Tier: 7 } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/metadata/Tier' }] },
    })
  })
})

describe('the back office', () => {
  it('tags an order', async () => {
    const { id } = (await placed()).snapshot
    const tagged = await shop.send(owner, 'POST', `/api/v1/orders/${id}/tags`, { tags: ['vip', ' vip '] })
    expect(orderSchema.parse(tagged.body).snapshot.tags).toEqual(['vip'])
  })

  it('shows the titles of an order in the language of whoever looks', async () => {
    const { id } = (await placed()).snapshot
    const titlesRead = async (reader: Record<string, string>) => {
      const read = await shop.send(reader, 'GET', `/api/v1/orders/${id}`)
      const noted = await shop.send(reader, 'POST', `/api/v1/orders/${id}/comments`, { text: 'Looked at.' })
      return [read, noted].flatMap(({ body }) =>
        orderSchema.parse(body).snapshot.lines.map(({ title }) => title),
      )
    }
    const reader = await shop.staff('manager')
    const both = (title: string) => [expect.stringContaining(title), expect.stringContaining(title)]
    expect(await titlesRead(reader)).toEqual(both('황동 커피 드리퍼'))
    expect(await titlesRead({ ...reader, 'accept-language': 'ja, en;q=0.5' })).toEqual(
      both('真鍮コーヒードリッパー'),
    )
    expect(await titlesRead({ ...reader, 'accept-language': 'fr' })).toEqual(both('황동 커피 드리퍼'))
    await shop.send(reader, 'PATCH', '/api/v1/account', { language: 'en' })
    expect(await titlesRead(reader)).toEqual(both('Brass coffee dripper'))
    expect(await titlesRead({ ...reader, 'accept-language': 'ko' })).toEqual(both('황동 커피 드리퍼'))
  })

  it('lists orders, products and customers', async () => {
    const { body } = await shop.send(owner, 'GET', `/api/v1/orders?search=${encodeURIComponent('김하늘')}`)
    const { items } = z.object({ items: z.array(orderSummarySchema) }).parse(body)
    expect(items.length).toBeGreaterThan(2)
    for (const path of ['products?search=드리퍼', 'customers?search=sato', 'products?limit=2'])
      expect(await shop.send(owner, 'GET', `/api/v1/${path}`)).toMatchObject({ status: 200 })
    expect(await shop.send(owner, 'GET', '/api/v1/orders?cursor=nonsense')).toMatchObject({
      status: 422,
      body: { type: '/problems/invalid-cursor', errors: [{ path: 'cursor' }] },
    })
  })

  it('lets only those change settings and payments who may', async () => {
    const support = await shop.staff('support')
    const { id } = (await placed()).snapshot
    const denied = { status: 403 }
    expect(await shop.send(support, 'PATCH', '/api/v1/shop', { name: 'Mine' })).toMatchObject(denied)
    expect(await shop.send(support, 'POST', `/api/v1/orders/${id}/capture`)).toMatchObject(denied)
    expect(await shop.send({}, 'GET', '/api/v1/orders')).toMatchObject({ status: 401 })
    expect(await shop.send(owner, 'PATCH', '/api/v1/shop', { captureMode: 'automatic' })).toMatchObject({
      status: 200,
      body: { captureMode: 'automatic', name: 'Seochon Goods' },
    })
  })
})
