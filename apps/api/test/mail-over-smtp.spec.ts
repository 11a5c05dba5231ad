import { money } from '@counterflow/core'
import { and, eq, like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import { MailDelivery } from '../src/mail/delivery/mail-delivery.js'
import { mailRoutes } from '../src/mail/mail.contract.js'
import { MailModule } from '../src/mail/mail.module.js'
import { mails } from '../src/mail/mail.table.js'
import { Outbox } from '../src/mail/outbox.js'
import { mailSettingsRoutes } from '../src/mail/settings/mail-settings.contract.js'
import { orderLetterRoutes } from '../src/order-letters/order-letters.contract.js'
import { OrderLettersModule } from '../src/order-letters/order-letters.module.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { staffActor } from './commerce-application.js'
import { failOnce } from './fail-once.js'
import { freePort, type MailServer, startMailServer } from './mail-server.js'
import { type ShopApplication, startShop } from './shop-application.js'

const feature = {
  modules: [MailModule, OrderLettersModule],
  contract: [mailRoutes, mailSettingsRoutes, orderLetterRoutes].flatMap((routes) => Object.values(routes)),
}
const mailBody = z.object({
  state: z.string(),
  error: z.string().nullable(),
  attempts: z.number(),
  text: z.string(),
  html: z.string(),
})
type Class<Type> = new (...given: never[]) => Type
const draft = { subject: 'Look', body: 'An order.', fields: [] }

function workbench(shop: ShopApplication, owner: Record<string, string>) {
  const send = (key: string, to: string[], changes: Partial<Parameters<Outbox['send']>[1]> = {}) =>
    shop.application
      .get(Outbox, { strict: false })
      .send(to, { ...draft, ...changes }, { idempotencyKey: key, actor: staffActor })
  const read = async (mailId: string) =>
    mailBody.parse((await shop.send(owner, 'GET', `/api/v1/mail/${mailId}`)).body)
  const retry = (mailId: string) => shop.send(owner, 'POST', `/api/v1/mail/${mailId}/retry`)
  /** Mails that wait for a server are due at once. */
  const hurry = () =>
    shop.application
      .get<Database>(DATABASE)
      .execute(sql`update mails set due_at = now() where state = 'queued'`)
  return { send, read, retry, hurry }
}

describe('mails by SMTP', () => {
  let shop: ShopApplication
  let server: MailServer
  let owner: Record<string, string>
  let bench: ReturnType<typeof workbench>

  beforeAll(async () => {
    server = await startMailServer()
    const environment = { SMTP_URL: server.url, MAIL_FROM: 'shop@example.com' }
    shop = await startShop({ ...feature, environment })
    owner = await shop.staff('owner')
    bench = workbench(shop, owner)
  })
  afterAll(async () => {
    await shop?.close()
    await server?.close()
  })

  it('arrive once, with the fields as the shop writes them, and nothing unescaped', async () => {
    const draftOf = {
      subject: 'Big\r\nBcc: thief@example.com order',
      body: 'Line one\nline two\n\n<script>alert(1)</script> & more',
      fields: [
        { label: 'Amount <b>', value: { ...money(1_250_000, 'KRW') } },
        { label: 'At', value: '2026-11-21T03:00:00.000Z' },
        { label: 'Nobody', value: null },
        { label: 'Count', value: 12_345 },
      ],
    }
    const accepted = await Promise.all(
      Array.from({ length: 5 }, () => bench.send('once', ['mina@example.com'], draftOf)),
    )
    expect(new Set(accepted.map(({ mailId }) => mailId)).size).toBe(1)
    await expect.poll(() => server.arrived).toHaveLength(1)
    const [mail] = server.arrived
    expect(mail).toMatchObject({
      from: { name: 'Seochon Goods', address: 'shop@example.com' },
      to: [{ address: 'mina@example.com' }],
      subject: 'Big Bcc: thief@example.com order',
      messageId: `<${accepted[0]?.mailId}@example.com>`,
    })
    expect(mail?.text).toContain('Amount <b>: ₩1,250,000')
    expect(mail?.text).toContain('2026. 11. 21. 오후 12:00')
    expect(mail?.text).toContain('Nobody: –')
    expect(mail?.text).toContain('Count: 12,345')
    expect(mail?.html).toContain('<p>Line one<br>line two</p>')
    expect(mail?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; more')
    expect(mail?.html).toContain('Amount &lt;b&gt;')
    expect(mail?.html).not.toContain('<script>')
    await expect.poll(async () => (await bench.read(accepted[0]?.mailId ?? '')).state).toBe('sent')
    expect((await bench.retry(accepted[0]?.mailId ?? '')).status).toBe(409)
  })

  it('tell the customer of an order that it was cancelled, where that is wanted', async () => {
    const { body } = await shop.send(owner, 'POST', '/api/v1/orders', {
      customer: { name: 'Noor Haddad', email: 'noor@example.com' },
      lines: [{ variant: { sku: 'DRP-BRS-02' }, quantity: 1 }],
      payment: { card: { number: '4242 4242 4242 4242' } },
    })
    const { snapshot } = orderSchema.parse(body)
    const news = { kind: 'cancelled', reason: 'customer', payment: 'give_back' }
    const preview = await shop.send(owner, 'POST', `/api/v1/orders/${snapshot.id}/letters/preview`, news)
    const wish = { reason: 'customer', notifyCustomer: true }
    expect((await shop.send(owner, 'POST', `/api/v1/orders/${snapshot.id}/cancel`, wish)).status).toBe(200)
    const letters = () => server.arrived.filter(({ to }) => to?.[0]?.address === 'noor@example.com')
    await expect.poll(letters, { timeout: 15_000 }).toHaveLength(1)
    const { subject } = z.object({ subject: z.string() }).parse(preview.body)
    expect(letters()[0]).toMatchObject({ subject, to: [{ address: 'noor@example.com' }] })
    expect(subject).toContain(snapshot.number)
    expect(letters()[0]?.text).toContain('₩45,000')
    expect(letters()[0]?.html).toMatch(/<a href="http[^"]+\/orders\/[^"]+">/)
  })

  it('that the server refuses for good fail with its reason, and can be tried again', async () => {
    server.refusals.set('gone@example.com', { code: 550, message: 'No such mailbox' })
    const { mailId } = await bench.send('gone', ['gone@example.com'])
    await expect.poll(async () => (await bench.read(mailId)).state).toBe('failed')
    expect((await bench.read(mailId)).error).toContain('No such mailbox')
    server.refusals.clear()
    expect((await bench.retry(mailId)).status).toBe(200)
    await expect.poll(async () => (await bench.read(mailId)).state).toBe('sent')
  })

  it('that the server cannot take now are tried again by themselves', async () => {
    server.refusals.set('busy@example.com', { code: 450, message: 'Try later' })
    const { mailId } = await bench.send('busy', ['busy@example.com'])
    await expect.poll(async () => (await bench.read(mailId)).error).toContain('Try later')
    expect((await bench.read(mailId)).state).toBe('queued')
    server.refusals.clear()
    await bench.hurry()
    await expect.poll(async () => (await bench.read(mailId)).state).toBe('sent')
    expect((await bench.read(mailId)).attempts).toBeGreaterThan(1)
  })

  it('that come together leave together, each once however often it is asked for', async () => {
    const visits = server.visits()
    const letters = Array.from({ length: 40 }, (_, index) => ({
      to: [`crowd-${index}@example.com`],
      draft,
      request: { idempotencyKey: `crowd/${index}`, actor: staffActor },
    }))
    server.refusals.set('crowd-7@example.com', { code: 550, message: 'No such mailbox' })
    const get = <Type>(type: Class<Type>) => shop.application.get(type, { strict: false })
    await get(Transactions).run((transaction) => get(Outbox).sendEachWithin(transaction, letters))
    const database = shop.application.get<Database>(DATABASE)
    const crowd = await database
      .select({ id: mails.id, key: mails.key })
      .from(mails)
      .where(like(mails.key, 'crowd/%'))
    const asked = crowd.map(({ id }) => ({ id, attempts: 0 }))
    await Promise.all([get(MailDelivery).deliver(asked), get(MailDelivery).deliver(asked)])
    const arrived = () => server.arrived.filter(({ to }) => to?.[0]?.address?.startsWith('crowd-'))
    await expect.poll(arrived).toHaveLength(39)
    await expect
      .poll(() => database.$count(mails, and(like(mails.key, 'crowd/%'), eq(mails.state, 'queued'))))
      .toBe(0)
    expect(arrived()).toHaveLength(39)
    expect(await bench.read(crowd.find(({ key }) => key === 'crowd/7')?.id ?? '')).toMatchObject({
      state: 'failed',
      attempts: 1,
    })
    server.refusals.clear()
    expect(server.visits() - visits).toBeLessThanOrEqual(10)
  })

  it('leave once, also when the database goes away before it is written down that they have left', async () => {
    const database = shop.application.get<Database>(DATABASE)
    const when = "new.state = 'sent'"
    const mend = await failOnce(database, { deed: 'update', table: 'mails', when, code: '57P01' })
    const { mailId } = await bench.send('unrecorded', ['unrecorded@example.com'])
    await expect.poll(async () => (await bench.read(mailId)).state, { timeout: 5_000 }).toBe('sent')
    await mend()
    expect(await bench.read(mailId)).toMatchObject({ attempts: 1 })
    const copies = server.arrived.filter(({ to }) => to?.[0]?.address === 'unrecorded@example.com')
    expect(copies).toHaveLength(1)
  })

  it('say for whom they were not taken', async () => {
    server.refusals.set('gone@example.com', { code: 550, message: 'No such mailbox' })
    const { mailId } = await bench.send('some', ['mina@example.com', 'gone@example.com'])
    await expect.poll(async () => (await bench.read(mailId)).state).toBe('sent')
    expect((await bench.read(mailId)).error).toContain('gone@example.com')
    server.refusals.clear()
  })

  it('are shown to those who may see them, newest first', async () => {
    const { body } = await shop.send(owner, 'GET', '/api/v1/mail?state=sent&limit=2')
    const { items } = z.object({ items: z.array(z.object({ subject: z.string() })) }).parse(body)
    expect(items).toHaveLength(2)
    expect((await shop.send(owner, 'GET', '/api/v1/mail?search=mina@')).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ to: ['mina@example.com'] })]),
    })
    const cashier = await shop.staff('cashier')
    expect((await shop.send(cashier, 'GET', '/api/v1/mail')).status).toBe(403)
  })

  it('can be looked at before they are sent (R83)', async () => {
    const preview = (body: unknown) => shop.send(owner, 'POST', '/api/v1/mail/preview', body)
    const input = {
      subject: { $template: 'Order {{ trigger.order.number }}' },
      body: { $template: '{{ trigger.payment.amount }} at {{ shop.name }}' },
      fields: [
        { label: 'Amount', value: { $ref: ['trigger', 'payment', 'amount'] } },
        { label: 'Customer ID', value: { $ref: ['trigger', 'payment', 'customerId'] } },
      ],
    }
    const shown = await preview({ input, values: { trigger: { payment: { amount: money(5_000, 'KRW') } } } })
    expect(shown).toMatchObject({ status: 200, body: { subject: 'Order «trigger.order.number»' } })
    const { text } = z.object({ text: z.string() }).parse(shown.body)
    expect(text).toMatch(/^₩5,000 at Seochon Goods\n/)
    expect(text).toContain('Amount: ₩5,000')
    expect(text).toContain('Customer ID: «trigger.payment.customerId»')
    const item = { input: { subject: { $template: '{{ each.lines.item.title }}' } } }
    expect(
      await preview({ ...item, values: { each: { lines: { item: { title: 'Green tea' }, index: 0 } } } }),
    ).toMatchObject({ status: 200, body: { subject: 'Green tea' } })
    expect(await preview({ input: { body: { $template: '{{ trigger' } } })).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('line 1') },
    })
    expect(await preview({ input: { fields: 'none' } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/input/fields' }] },
    })
  })
})

describe('mails while the server is away', () => {
  it('wait, and arrive when it is back', async () => {
    const port = await freePort()
    const environment = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'shop@example.com' }
    const shop = await startShop({ ...feature, environment })
    const bench = workbench(shop, await shop.staff('owner'))
    const { mailId } = await bench.send('patient', ['mina@example.com'])
    await expect.poll(async () => (await bench.read(mailId)).error).toContain('ECONNREFUSED')
    const server = await startMailServer(port)
    await bench.hurry()
    await expect.poll(() => server.arrived).toHaveLength(1)
    await shop.close()
    await server.close()
  })

  it('are kept in the mailbox when there is none', async () => {
    const shop = await startShop(feature)
    const bench = workbench(shop, await shop.staff('owner'))
    const { mailId } = await bench.send('kept', ['mina@example.com'])
    await expect.poll(async () => (await bench.read(mailId)).state).toBe('kept')
    await shop.close()
  })
})
