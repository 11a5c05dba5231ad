import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Runs } from '../src/workflows/runs/runs.js'
import { type LedgerShop, startLedgerShop } from './ledger-shop.js'
import { wholeProduct } from './shop-application.js'
import { isPacked } from './workflow-shop.js'

const made = z.object({ id: z.string(), findings: z.array(z.unknown()) })
const runList = z.object({ items: z.array(z.object({ id: z.string(), status: z.string() })) })
const runBody = z.object({ trigger: z.unknown() })
const output = z.custom<Parameters<typeof z.fromJSONSchema>[0]>((value) => typeof value === 'object')
const pluginList = z.object({
  items: z.array(z.object({ triggers: z.array(z.object({ id: z.string(), output })) })),
})
const hour = 3_600_000

describe.skipIf(!isPacked)("a till's events as triggers", () => {
  let shop: LedgerShop
  beforeAll(async () => {
    shop = await startLedgerShop(wholeProduct())
    shop.shop.application.get(Runs, { strict: false }).start()
  })
  afterAll(() => shop?.shop.close())

  /** Turns on a workflow that begins with `pos.<name>`, and fails the run of a sale that is older than an hour. */
  async function follow(
    name: string,
  ): Promise<{ runs: () => Promise<string[]>; triggers: () => Promise<unknown[]> }> {
    const isSale = name === 'sale_synced'
    const late = { field: { $ref: ['trigger', 'ageMinutes'] }, operator: 'greater_than', value: 60 }
    const nodes = [
      { id: 'stop', kind: 'stop', result: 'succeeded' },
      ...(isSale
        ? [
            { id: 'late', kind: 'condition', when: { all: [late] } },
            { id: 'tell', kind: 'stop', result: 'failed', message: 'Late.' },
          ]
        : []),
    ]
    const edges = isSale
      ? [
          { from: 'trigger', port: 'then', to: 'late' },
          { from: 'late', port: 'then', to: 'tell' },
          { from: 'late', port: 'otherwise', to: 'stop' },
        ]
      : [{ from: 'trigger', port: 'then', to: 'stop' }]
    const trigger = { type: `pos.${name}`, config: {} }
    const definition = { schema: 1, name, trigger, nodes, edges, layout: {} }
    const workflow = made.parse((await shop.post('/api/v1/workflows', { name, definition })).body)
    expect(workflow.findings).toEqual([])
    expect((await shop.post(`/api/v1/workflows/${workflow.id}/turn-on`, { revision: 1 })).status).toBe(200)
    const items = async () =>
      runList.parse(await shop.ask(`/api/v1/runs?workflowId=${workflow.id}`)).items.toReversed()
    return {
      runs: async () => (await items()).map(({ status }) => status).toSorted(),
      triggers: async () =>
        Promise.all(
          (await items()).map(async ({ id }) => runBody.parse(await shop.ask(`/api/v1/runs/${id}`)).trigger),
        ),
    }
  }

  it('start a run each: a sale with its age, a shift, a cash difference and what a person must look at', async () => {
    const names = ['sale_synced', 'shift_closed', 'cash_difference', 'exception_raised']
    const followed = new Map(
      await Promise.all(names.map(async (name) => [name, await follow(name)] as const)),
    )
    const ledger = await shop.newLedger()
    ledger.clock = -3 * hour
    await ledger.open()
    const old = await ledger.sell([shop.thing(0)])
    // Three hours without a network; the clock was right all the time.
    ledger.clock = 0
    const fresh = await ledger.sell([shop.thing(1)])
    const expected = 50_000 + old.total + fresh.total
    await ledger.close(expected - 700, expected)
    await ledger.send()
    await ledger.send()

    const runsOf = async (name: string) => (await followed.get(name)?.runs()) ?? []
    await expect.poll(() => runsOf('sale_synced')).toEqual(['failed', 'succeeded'])
    for (const name of names.slice(1)) await expect.poll(() => runsOf(name)).toEqual(['succeeded'])

    const told = async (name: string) => (await followed.get(name)?.triggers()) ?? []
    const sales = await told('sale_synced')
    const saleOf = (saleId: string) =>
      sales.find((one) => z.object({ sale: z.object({ id: z.string() }) }).parse(one).sale.id === saleId)
    expect(saleOf(old.saleId)).toMatchObject({
      ageMinutes: 180,
      sale: { receiptNumber: old.receiptNumber, total: { amount: old.total, currency: 'KRW' }, items: 1 },
    })
    expect(saleOf(fresh.saleId)).toMatchObject({ ageMinutes: 0 })
    const shift = { id: ledger.shiftId, tickets: 2, difference: { amount: -700, currency: 'KRW' } }
    expect(await told('shift_closed')).toMatchObject([{ shift }])
    expect(await told('cash_difference')).toMatchObject([{ shift }])
    expect(await told('exception_raised')).toMatchObject([
      { exception: { kind: 'cash_difference', registerId: ledger.till.register.id } },
    ])

    const plugins = pluginList.parse(await shop.ask('/api/v1/plugins'))
    const declared = plugins.items.flatMap(({ triggers }) => triggers)
    for (const name of names) {
      const schema = declared.find(({ id }) => id === `pos.${name}`)?.output
      if (schema === undefined) throw new Error(`${name} is described nowhere.`)
      for (const trigger of await told(name))
        expect(z.fromJSONSchema(schema).safeParse(trigger).error).toBeUndefined()
    }
  })
})
