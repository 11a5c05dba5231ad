import { chargeSchema } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { arePluginsPacked, exampleWorkflow, openReferenceShop } from './reference-shop.js'

const cards = {
  succeeds: '4242 4242 4242 4242',
  highestRisk: '4100 0000 0000 0019',
  fraudWarning: '4000 0000 0000 5423',
}
const staffList = z.object({
  items: z.array(z.object({ id: z.uuid(), role: z.string(), email: z.string() })),
})
const templateList = z.object({ items: z.array(z.object({ id: z.string(), definition: z.unknown() })) })
const stockList = z.object({
  items: z.array(z.object({ variants: z.array(z.object({ sku: z.string(), available: z.int() })) })),
})
const profile = z.object({ tags: z.array(z.string()), metadata: z.record(z.string(), z.string()) })

const mailInput = z.object({
  subject: z.object({ $template: z.string() }),
  body: z.union([z.string(), z.object({ $template: z.string() })]),
  fields: z.array(z.object({ label: z.string() })),
})

/** Every text that somebody reads in the mail of a step; none for steps of other kinds. */
function mailTexts(input: unknown): string[] {
  const mail = mailInput.safeParse(input)
  if (!mail.success) return []
  const { subject, body, fields } = mail.data
  const text = typeof body === 'string' ? body : body.$template
  return [subject.$template, text, ...fields.map(({ label }) => label)]
}

describe.skipIf(!(await arePluginsPacked()))('the reference workflows, imported from files', () => {
  let shop: Awaited<ReturnType<typeof openReferenceShop>>
  let helper: { id: string; email: string }

  beforeAll(async () => {
    shop = await openReferenceShop()
    const { items } = staffList.parse(await shop.ask('GET', 'staff'))
    const found = items.find(({ role }) => role === 'support')
    if (found === undefined) throw new Error('Nobody works in support.')
    helper = found
  })
  afterAll(() => shop?.close())

  const customerOf = async (id: string | undefined) => profile.parse(await shop.ask('GET', `customers/${id}`))
  const mailTo = (address: string) =>
    shop.arrived.filter(({ to }) => to?.some((recipient) => recipient.address === address))

  async function inStock(sku: string): Promise<number> {
    const { items } = stockList.parse(await shop.ask('GET', 'products?limit=100'))
    const variant = items.flatMap(({ variants }) => variants).find((one) => one.sku === sku)
    return variant?.available ?? Number.NaN
  }

  it.each([
    ['capture-unless-high-risk', 'commerce.capture_unless_high_risk'],
    ['cancel-and-restock-high-risk', 'commerce.cancel_and_restock_high_risk'],
    ['personalise-big-orders', 'commerce.personalise_big_orders'],
    ['tag-vip', 'commerce.tag_vip'],
    ['early-fraud-warning', 'commerce.early_fraud_warning'],
  ])('%s is the template %s', async (file, templateId) => {
    const { items } = templateList.parse(await shop.ask('GET', 'templates'))
    expect(items.find(({ id }) => id === templateId)?.definition).toEqual(await exampleWorkflow(file))
  })

  it.each([
    'cancel_and_restock_high_risk',
    'personalise_big_orders',
    'early_fraud_warning',
    'tell_low_stock',
  ])('%s is installed in the language of the shop, with no text left out', async (name) => {
    const installed = await shop.ask('POST', `templates/commerce.${name}/install`, { turnOn: false })
    const { draft } = z
      .object({ draft: z.object({ nodes: z.array(z.object({ input: z.unknown().optional() })) }) })
      .parse(installed)
    const written = draft.nodes.flatMap(({ input }) => mailTexts(input))
    expect(written.length).toBeGreaterThan(4)
    for (const text of written) expect(text).toMatch(/[가-힣]/)
  })

  it('A captures payments unless the risk is high, and the other branch may tell of it (R68, R71)', async () => {
    const imported = await shop.importFile('capture-unless-high-risk')
    const { draft } = imported
    const tag = {
      id: 'tag',
      kind: 'action',
      action: 'commerce.add_order_tags',
      input: { orderId: { $ref: ['trigger', 'order', 'id'] }, tags: ['not-captured'] },
    }
    const definition = {
      ...draft,
      nodes: [...draft.nodes, tag],
      edges: [...draft.edges, { from: 'risk_not_high', port: 'otherwise', to: 'tag' }],
    }
    await shop.ask('PUT', `workflows/${imported.id}/draft`, { revision: imported.draftRevision, definition })
    await shop.whileOn({ ...imported, draftRevision: imported.draftRevision + 1 }, async () => {
      const low = await shop.placeOrder(cards.succeeds)
      const high = await shop.placeOrder(cards.highestRisk)
      expect(await shop.stepsOf(low.id)).toEqual({ risk_not_high: 'then', capture: 'then' })
      expect(await shop.stepsOf(high.id)).toEqual({ risk_not_high: 'otherwise', tag: 'then' })
      expect((await shop.show(low.id)).payment).toMatchObject({ status: 'captured' })
      expect(await shop.show(high.id)).toMatchObject({
        payment: { status: 'authorized' },
        snapshot: { tags: ['not-captured'] },
      })
    })
  })

  it('B cancels and restocks high-risk orders, tags both, and tells by e-mail (R73, R74)', async () => {
    const imported = await shop.importFile('cancel-and-restock-high-risk')
    expect(imported.findings).toMatchObject([
      { code: 'placeholder_left', nodeId: 'tell', path: ['nodes', 5, 'input', 'to', 0] },
    ])
    expect(await shop.turnOn(imported)).toMatchObject({
      status: 409,
      body: { type: '/problems/workflow-not-ready', findings: [{ code: 'placeholder_left' }] },
    })
    const ready = await shop.fillIn(imported, 'tell', { to: ['risk@example.com'] })
    const before = await inStock('TEA-UJN-30')
    await shop.whileOn(ready, async () => {
      const low = await shop.placeOrder(cards.succeeds)
      expect(await shop.stepsOf(low.id)).toEqual({ risk_high: 'otherwise' })
      const high = await shop.placeOrder(cards.highestRisk, 'TEA-UJN-30', 3)
      expect(Object.keys(await shop.stepsOf(high.id))).toEqual([
        'risk_high',
        'cancel',
        'restock',
        'tag_order',
        'tag_customer',
        'tell',
      ])
      const { snapshot, payment, timeline } = await shop.show(high.id)
      expect(snapshot).toMatchObject({
        cancelReason: 'fraud',
        tags: ['high-risk', 'cancelled-for-risk'],
        customer: { tags: ['high-risk'] },
      })
      expect(payment).toMatchObject({ status: 'voided' })
      expect(timeline.filter(({ actor }) => actor.type === 'workflow').map(({ kind }) => kind)).toEqual([
        'order_cancelled',
        'payment_voided',
        'order_restocked',
        'tags_added',
      ])
      expect(await inStock('TEA-UJN-30')).toBe(before - 1)
      expect((await shop.show(low.id)).snapshot.cancelledAt).toBeNull()

      await expect.poll(() => mailTo('risk@example.com')).toHaveLength(1)
      const [mail] = mailTo('risk@example.com')
      expect(mail?.subject).toBe(`Order ${snapshot.number} was cancelled for high risk`)
      expect(mail?.text).toMatch(/^Order #\d+ over ₩[\d,]+ was cancelled/)
      expect(mail?.text).toContain(`Order: ${snapshot.number}`)
      expect(mail?.text).toContain('Total: ₩')
      expect(mail?.html).toContain(snapshot.customer?.email)
    })
  })

  it('C asks a member of the team to personalise big orders (R81, R82, R85)', async () => {
    const imported = await shop.importFile('personalise-big-orders')
    expect(imported.findings).toMatchObject([{ code: 'input_missing', nodeId: 'ask' }])
    expect(JSON.stringify(imported.draft.trigger)).toContain('{"amount":1000000,"currency":"KRW"}')
    const ready = await shop.fillIn(imported, 'ask', { staffId: helper.id })
    await shop.whileOn(ready, async () => {
      const small = await shop.placeOrder(cards.succeeds)
      const big = await shop.placeOrder(cards.succeeds, 'TEA-UJN-30', 80)
      await shop.capture(small.id)
      await shop.capture(big.id)
      await shop.stepsOf(big.id)
      await expect.poll(() => mailTo(helper.email)).toHaveLength(1)
      const [mail] = mailTo(helper.email)
      expect(mail?.text).toContain('handwritten thank-you note')
      expect(mail?.text).toContain(`Customer ID: ${big.customer?.id}`)
      expect(mail?.text).toContain(`Amount: ₩${big.total.amount.toLocaleString('en')}`)
      expect(await shop.ask('GET', `runs?subjectId=${small.id}`)).toMatchObject({ items: [] })
    })
  })

  it('D marks VIP customers, and lets the others be (R86, R87, R88)', async () => {
    const imported = await shop.importFile('tag-vip')
    await shop.whileOn(imported, async () => {
      const usual = await shop.placeOrder(cards.succeeds)
      const huge = await shop.placeOrder(cards.succeeds, 'TEA-UJN-30', 150)
      await shop.capture(usual.id)
      await shop.capture(huge.id)
      expect(await shop.stepsOf(huge.id)).toEqual({ very_large: 'then', mark: 'then' })
      expect(await shop.stepsOf(usual.id)).toEqual({ very_large: 'otherwise' })
      expect((await customerOf(huge.customer?.id)).metadata).toEqual({ Tier: 'VIP' })
      expect((await customerOf(usual.customer?.id)).metadata).toEqual({})
      expect((await shop.show(huge.id)).snapshot.customer?.metadata).toEqual({ Tier: 'VIP' })
    })
  })

  it('E refunds an early fraud warning below the dispute fee, and escalates the others (R89 to R94)', async () => {
    await shop.ask('PATCH', 'shop', { disputeFee: { amount: 50_000, currency: 'KRW' } })
    const imported = await shop.importFile('early-fraud-warning')
    const ready = await shop.fillIn(imported, 'escalate', { staffId: helper.id })
    const earlier = mailTo(helper.email).length
    await shop.whileOn(ready, async () => {
      const cheap = await shop.placeOrder(cards.fraudWarning)
      expect(cheap.total.amount).toBeLessThan(50_000)
      const dear = await shop.placeOrder(cards.fraudWarning, 'TEA-UJN-30', 5)
      await shop.capture(cheap.id)
      await shop.capture(dear.id)

      expect(await shop.stepsOf(cheap.id)).toEqual({ charge: 'then', below_fee: 'then', refund: 'then' })
      const refunded = chargeSchema.parse(await shop.ask('GET', `charges/${cheap.paymentId}`))
      expect(refunded).toMatchObject({ status: 'refunded', fraudWarning: true, refunded: cheap.total })
      const { timeline } = await shop.show(cheap.id)
      expect(timeline.find(({ kind }) => kind === 'payment_refunded')).toMatchObject({
        actor: { type: 'workflow' },
        values: { reason: 'unspecified', amount: cheap.total },
      })

      expect(await shop.stepsOf(dear.id)).toEqual({
        charge: 'then',
        below_fee: 'otherwise',
        escalate: 'then',
      })
      expect((await shop.show(dear.id)).payment).toMatchObject({ status: 'captured' })
      await expect.poll(() => mailTo(helper.email)).toHaveLength(earlier + 1)
      const mail = mailTo(helper.email).at(-1)
      expect(mail?.subject).toBe(`Possible fraud: please look into order ${dear.number}`)
      expect(mail?.text).toContain(`Charge ID: ${dear.paymentId}`)
      expect(mail?.text).toContain(`Amount: ₩${dear.total.amount.toLocaleString('en')}`)
      expect(mail?.text).not.toContain('thank-you')
    })
  })
})
