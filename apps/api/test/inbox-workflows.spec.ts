import { type Permission, permissions } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { orderSchema } from '../src/commerce/orders/orders.contract.js'
import { Conversations } from '../src/inbox/conversations/conversations.js'
import { answerDeadlines } from '../src/inbox/deadlines/answer-deadline.table.js'
import { AnswerDeadlines } from '../src/inbox/deadlines/answer-deadlines.js'
import { InboxWork } from '../src/inbox/inbox-work.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { createShopApi } from '../src/plugins/host/shop-api.js'
import { ShopServices } from '../src/plugins/host/shop-services.js'
import { askingPlugin } from './asking-plugin.js'
import { entriesSchema, rowSchema, testChannel, Visitor } from './inbox-application.js'
import type { ShopApplication } from './shop-application.js'
import { isPacked, startWorkflowShop } from './workflow-shop.js'

const made = z.looseObject({
  id: z.string(),
  draftRevision: z.number(),
  findings: z.array(z.object({ code: z.string(), nodeId: z.string().nullable() })),
  draft: z.looseObject({
    trigger: z.looseObject({ config: z.unknown() }),
    nodes: z.array(z.looseObject({ id: z.string(), input: z.looseObject({}).optional() })),
  }),
})
const runList = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })
const runBody = z.object({ trigger: z.unknown() })
const mailList = z.object({ items: z.array(z.object({ subject: z.string() })) })
const people = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
const output = z.custom<Parameters<typeof z.fromJSONSchema>[0]>((value) => typeof value === 'object')
const pluginList = z.object({
  items: z.array(z.object({ triggers: z.array(z.object({ id: z.string(), output })) })),
})
const patience = { timeout: 20_000 }
/** What the classifier labels by no topic, so that the topic is the one that staff choose. */
const wordless = '😀'
const stranger = '01980000-0000-7000-8000-0000000000bb'
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

describe.skipIf(!isPacked)('workflows in the inbox', () => {
  let shop: ShopApplication
  let owner: Record<string, string>
  let team: z.infer<typeof people>['items']
  beforeAll(async () => {
    shop = await startWorkflowShop()
    owner = await shop.staff('owner')
    testChannel(shop)
    shop.application.get(InboxWork, { strict: false }).start()
    team = people.parse(await ask('GET', 'conversations/assignees')).items
  })
  afterAll(() => shop?.close())

  const ask = async (method: string, path: string, body?: unknown) =>
    (await shop.send(owner, method, `/api/v1/${path}`, body)).body
  const row = async ({ conversationId }: Visitor) =>
    rowSchema.loose().parse(await ask('GET', `conversations/${conversationId}`))
  const runs = async (workflowId: string) =>
    runList.parse(await ask('GET', `runs?workflowId=${workflowId}`)).items
  const succeeded = (workflowId: string, times: number) =>
    expect
      .poll(async () => (await runs(workflowId)).map(({ status }) => status), patience)
      .toEqual(Array.from({ length: times }, () => 'succeeded'))
  const subjects = async () => mailList.parse(await ask('GET', 'mail')).items.map(({ subject }) => subject)

  /** What staff say that the latest message is about. */
  async function label(visitor: Visitor, topic: string) {
    const path = `conversations/${visitor.conversationId}/entries`
    const { entries } = entriesSchema.parse(await ask('GET', path))
    await ask('PUT', `${path}/${entries.at(-1)?.id}/topic`, { topic })
  }

  /** Installs a template, puts in what it leaves to the merchant, and turns it on. */
  async function install(template: string, missing: Record<string, object>, minutes?: number) {
    const fresh = made.parse(await ask('POST', `templates/inbox.${template}/install`, { turnOn: false }))
    const findings = fresh.findings.map(({ nodeId }) => nodeId)
    expect(findings).toEqual(Object.keys(missing))
    const trigger =
      minutes === undefined ? fresh.draft.trigger : { ...fresh.draft.trigger, config: { minutes } }
    const nodes = fresh.draft.nodes.map((node) => ({
      ...node,
      ...(node.input === undefined ? {} : { input: { ...node.input, ...missing[node.id] } }),
    }))
    const body = { revision: fresh.draftRevision, definition: { ...fresh.draft, trigger, nodes } }
    const saved = made.parse(await ask('PUT', `workflows/${fresh.id}/draft`, body))
    expect(saved.findings).toEqual([])
    await ask('POST', `workflows/${fresh.id}/turn-on`, { revision: saved.draftRevision })
    return fresh.id
  }

  /** The conversations as a step of its own sees them. */
  const step = (key: string, may: readonly Permission[] = permissions) =>
    createShopApi(
      shop.application.get(ShopServices, { strict: false }),
      { type: 'workflow', id: null, name: 'Test', permissions: may, language: null },
      key,
      askingPlugin,
    ).conversations

  it('gives wholesale inquiries to the least busy, tags them and tells', async () => {
    const workflow = await install('wholesale_enquiry', { tell: { to: ['sales@example.com'] } })
    const visitors = []
    for (const [index] of team.entries()) {
      const visitor = await Visitor.come(shop, `Buyer ${index}`)
      await visitor.write(wordless)
      await label(visitor, 'wholesale')
      visitors.push(visitor)
    }
    await succeeded(workflow, team.length)
    const rows = await Promise.all(visitors.map(row))
    expect(new Set(rows.map(({ assignee }) => assignee?.id)).size).toBe(team.length)
    for (const { tags } of rows) expect(tags).toEqual(['wholesale'])
    expect((await subjects()).filter((subject) => subject.includes('Buyer'))).toHaveLength(team.length)
    await ask('POST', `workflows/${workflow}/turn-off`)
  })

  it('gives the return of a big order by a VIP to a senior, and nobody else’s', async () => {
    const senior = team.at(-1)
    const workflow = await install('vip_return', { assign: { staffId: senior?.id } })
    const customers = await Promise.all(
      ['vip', 'plain'].map(async (who) => {
        const { snapshot } = orderSchema.parse(
          await ask('POST', 'orders', {
            customer: { name: who, email: `${who}@example.com` },
            lines: [{ variant: { sku: 'TEA-UJN-30' }, quantity: 20 }],
            payment: { card: { number: '4242 4242 4242 4242' } },
          }),
        )
        return snapshot.customer?.id
      }),
    )
    const [vip, plain] = customers
    await ask('POST', `customers/${vip}/tags`, { tags: ['VIP'] })
    const visitors = await Promise.all(
      [vip, plain].map(async (customerId) => {
        const visitor = await Visitor.come(shop, `Returner ${customerId}`)
        await shop.application
          .get(Transactions)
          .run((transaction) =>
            shop.application
              .get(Conversations, { strict: false })
              .link(transaction, visitor.conversationId, { customerId: z.custom<never>().parse(customerId) }),
          )
        await visitor.write(wordless)
        await label(visitor, 'returns')
        return visitor
      }),
    )
    await succeeded(workflow, 2)
    const [first, second] = await Promise.all(visitors.map(row))
    expect(first).toMatchObject({ assignee: { id: senior?.id }, tags: ['VIP', 'return'] })
    expect(second).toMatchObject({ assignee: null, tags: [] })
    await ask('POST', `workflows/${workflow}/turn-off`)
  })

  it('tells once for each wait that nobody has answered for so long', async () => {
    const workflow = await install('tell_unanswered', { tell: { to: ['team@example.com'] } })
    const [patient, late] = [await Visitor.come(shop, 'Patient'), await Visitor.come(shop, 'Late')]
    await patient.write(wordless, undefined, minutesAgo(15))
    await late.write(wordless, undefined, minutesAgo(31))
    await late.write(wordless, undefined, minutesAgo(30))
    await succeeded(workflow, 1)
    expect(await subjects()).toContain('Late님이 답변을 30분째 기다립니다')
    const replies = `conversations/${late.conversationId}/replies`
    const reply = z.object({ id: z.string() }).parse(
      await ask('POST', replies, {
        clientKey: '01980000-0000-7000-8000-0000000000aa',
        text: 'Here I am!',
        seenPosition: 2,
      }),
    )
    // The same wait goes on when its answer is taken back, and it was told already.
    await ask('POST', `${replies}/${reply.id}/withdraw`)
    await shop.application.get(AnswerDeadlines, { strict: false }).doDue()
    await ask('PUT', `conversations/${late.conversationId}/state`, { state: 'closed' })
    await late.write(wordless, undefined, minutesAgo(30))
    await succeeded(workflow, 2)

    // Who was put aside is not told of until they are back.
    const aside = await Visitor.come(shop, 'Aside')
    await aside.write(wordless, undefined, minutesAgo(29))
    const snooze = `conversations/${aside.conversationId}/snooze`
    await ask('PUT', snooze, { until: minutesAgo(-60).toISOString() })
    const makeDue = async () => {
      await shop.application
        .get<Database>(DATABASE)
        .update(answerDeadlines)
        .set({ dueAt: minutesAgo(1) })
        .where(eq(answerDeadlines.conversationId, aside.conversationId))
      await shop.application.get(AnswerDeadlines, { strict: false }).doDue()
    }
    await makeDue()
    await ask('PUT', snooze, { until: null })
    expect(await runs(workflow)).toHaveLength(2)
    await makeDue()
    await succeeded(workflow, 3)
    await ask('POST', `workflows/${workflow}/turn-off`)
    await patient.write(wordless, undefined, minutesAgo(40))
    expect(await runs(workflow)).toHaveLength(3)
  })

  it('starts with what the plugin says, from every trigger', async () => {
    const names = ['conversation_started', 'message_received', 'topic_labelled', 'conversation_closed']
    const ids = await Promise.all(
      names.map(async (name) => {
        const definition = {
          schema: 1,
          name,
          trigger: { type: `inbox.${name}`, config: {} },
          nodes: [{ id: 'stop', kind: 'stop', result: 'succeeded' }],
          edges: [{ from: 'trigger', port: 'then', to: 'stop' }],
          layout: {},
        }
        const { id } = made.parse(await ask('POST', 'workflows', { name, definition }))
        await ask('POST', `workflows/${id}/turn-on`, { revision: 1 })
        return id
      }),
    )
    const visitor = await Visitor.come(shop, 'Everything')
    await visitor.write(wordless)
    await label(visitor, 'shipping')
    expect(await step('close').close(visitor.conversationId)).toEqual({ state: 'closed' })
    const { items } = pluginList.parse(await ask('GET', 'plugins'))
    const declared = items.flatMap(({ triggers }) => triggers)
    for (const [index, id] of ids.entries()) {
      await succeeded(id, 1)
      const [run] = await runs(id)
      const { trigger } = runBody.parse(await ask('GET', `runs/${run?.id}`))
      const own = declared.find((one) => one.id === `inbox.${names[index]}`)
      expect(own && z.fromJSONSchema(own.output).safeParse(trigger).success).toBe(true)
      await ask('POST', `workflows/${id}/turn-off`)
    }
  })

  it('does each thing once for a step, and nothing that it may not', async () => {
    const visitor = await Visitor.come(shop, 'Once')
    await visitor.write('Hi')
    const { conversationId: id } = visitor
    const twice = async <Result>(work: () => Promise<Result>) => {
      const first = await work()
      expect(await work()).toEqual(first)
      return first
    }
    expect(await twice(() => step('reply').reply(id, 'Soon!'))).toMatchObject({ entryId: expect.any(String) })
    await twice(() => step('note').addNote(id, 'Called back.'))
    await twice(() => step('snooze').snooze(id, 60))
    await twice(() => step('share').shareOut(id, 'round_robin'))
    await twice(() => step('tag').addTags(id, ['late']))
    expect(await step('untag').removeTags(id, ['late'])).toEqual({ tags: [] })
    const { entries } = entriesSchema.parse(await ask('GET', `conversations/${id}/entries`))
    const shown = entries.map(({ content }) => ('text' in content ? content.text : content.type))
    expect(shown).toEqual(['Hi', 'Soon!', 'Called back.', 'state', 'assigned'])
    // Only people end a wait.
    expect((await row(visitor)).waitingSince).not.toBeNull()
    await expect(step('no', ['inbox.read']).reply(id, 'x')).rejects.toMatchObject({ code: 'not_permitted' })
    await expect(step('whom').assign(id, stranger)).rejects.toMatchObject({ code: 'not_assignable' })
    await expect(step('what').reply(stranger, 'x')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('shares out among the people that were chosen, and with nobody else', async () => {
    const chosen = team.at(-1)?.id ?? ''
    for (const name of ['First', 'Second', 'Third']) {
      const { conversationId } = await Visitor.come(shop, name)
      const given = await step(`to ${name}`).shareOut(conversationId, 'round_robin', [chosen, stranger])
      expect(given.staffId).toBe(chosen)
    }
    const { conversationId } = await Visitor.come(shop, 'Nobody')
    const nobody = step('to nobody').shareOut(conversationId, 'least_busy', [stranger])
    await expect(nobody).rejects.toMatchObject({ code: 'not_assignable' })
  })

  it('shares a discount', async () => {
    const visitor = await Visitor.come(shop, 'Saver')
    await visitor.write('Is there a coupon?')
    const services = shop.application.get(ShopServices, { strict: false })
    const actor = { type: 'workflow', id: null, name: 'Test', permissions, language: null } as const
    const { discountId, code } = await createShopApi(
      services,
      actor,
      'coupon',
      askingPlugin,
    ).discounts.create({
      value: { kind: 'percent', basisPoints: 1_000 },
    })
    await step('send').sendDiscount(visitor.conversationId, discountId, 'For you')
    const { entries } = entriesSchema.parse(
      await ask('GET', `conversations/${visitor.conversationId}/entries`),
    )
    expect(entries.at(-1)?.content).toMatchObject({ type: 'discount', code, text: 'For you' })
  })
})
