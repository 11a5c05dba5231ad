import { customerIdSchema, type LedgerEventId, type SaleId, seal } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import type { TillLedger } from '../../../test/till-ledger.js'
import { Transactions } from '../../platform/database/transactions.js'
import { arrivedEvent } from './arrived-event.js'
import { ledgerEvents } from './ledger.table.js'
import { type BatchToTake, LedgerIntake } from './ledger-intake.js'
import { LedgerSources } from './ledger-sources.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

async function openLedger(): Promise<TillLedger> {
  const ledger = await shop.openLedger()
  await ledger.send()
  return ledger
}

const twoLedgers = () => Promise.all([openLedger(), openLedger()])

/** Each of the registers sells something, and all of them under the same name. */
async function sellSame(ledgers: readonly TillLedger[]): Promise<SaleId> {
  const [first, ...others] = ledgers
  if (first === undefined) throw new Error('There is no ledger.')
  const { saleId } = await first.sell([shop.thing(0)])
  for (const other of others) {
    const ticket = { ...other.ticket([shop.thing(0)]), saleId }
    await other.add({ type: 'ticket_completed', payload: { ticket } })
  }
  return saleId
}

/** Gives the last entry of a ledger another name, under the signature of its device. */
async function rename(ledger: TillLedger, id: LedgerEventId): Promise<void> {
  const last = ledger.events.pop()
  if (last === undefined) throw new Error('The ledger is empty.')
  const renamed = seal({ ...last, id }, ledger.head)
  ledger.events.push({ ...renamed, signature: await ledger.till.sign(renamed.hash) })
}

async function batchOf({ till, events }: TillLedger): Promise<BatchToTake> {
  const source = await shop.shop.application.get(LedgerSources).of(till.register.id, till.epoch)
  if (source === undefined) throw new Error('Nobody knows the register.')
  const arrival = { at: new Date(), offset: 0 }
  return { source, arrivals: events.map(arrivedEvent), promised: events.length, arrival }
}

/** Takes ledgers in by one transaction; `whileOpen` is called before it commits. */
async function takeTogether(ledgers: readonly TillLedger[], whileOpen = async () => {}) {
  const batches = await Promise.all(ledgers.map(batchOf))
  const { application } = shop.shop
  return application.get(Transactions).run(async (transaction) => {
    const taken = await application.get(LedgerIntake).takeEach(transaction, batches)
    await whileOpen()
    return taken
  })
}

/** Has two processes take in one ledger each at the same moment. */
async function takeAtOnce(one: TillLedger, other: TillLedger) {
  let second: ReturnType<typeof takeTogether> | undefined
  const first = await takeTogether([one], async () => {
    second = takeTogether([other])
    await somebodyWaits()
  })
  return [...first, ...((await second) ?? [])]
}

async function somebodyWaits() {
  const blocked = () =>
    shop.database.execute(
      sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
  await expect.poll(async () => (await blocked()).rowCount, { timeout: 10_000 }).toBe(1)
}

const exceptionsOf = (ledgers: readonly TillLedger[]) => Promise.all(ledgers.map(shop.kindsOf))
const cashIn = async ({ shiftId }: TillLedger) => shop.ask(`/api/v1/shifts/${shiftId}`)

describe('a sale that two registers tell of', () => {
  it('is one order, and lies in the drawer of either, when both come by one transaction', async () => {
    const ledgers = await twoLedgers()
    const before = await shop.stockOf(shop.thing(0))
    const saleId = await sellSame(ledgers)
    const taken = await takeTogether(ledgers)
    expect(taken.map(({ failed, parked }) => [failed, parked])).toEqual(Array(2).fill([[], []]))
    expect(await shop.orderOf({ saleId })).toBeDefined()
    expect(await shop.stockOf(shop.thing(0))).toBe(before - 1)
    expect((await exceptionsOf(ledgers)).toSorted()).toEqual([[], ['mismatch']])
    for (const ledger of ledgers) expect(await cashIn(ledger)).toMatchObject({ tickets: 1 })
  })

  it('is one order, and lies in the drawer of either, when two processes take it in at the same moment', async () => {
    const ledgers = await twoLedgers()
    const [one, other] = ledgers
    const before = await shop.stockOf(shop.thing(0))
    const saleId = await sellSame(ledgers)
    expect((await takeAtOnce(one, other)).map(({ failed }) => failed)).toEqual([[], []])
    expect(await shop.orderOf({ saleId })).toBeDefined()
    expect(await shop.stockOf(shop.thing(0))).toBe(before - 1)
    expect(await exceptionsOf(ledgers)).toEqual([[], ['mismatch']])
    for (const ledger of ledgers) expect(await cashIn(ledger)).toMatchObject({ tickets: 1 })
  })
})

it('customers whom two processes enter under one address at the same moment are both there, and a person is told', async () => {
  const ledgers = await twoLedgers()
  const ids = ledgers.map(() => customerIdSchema.parse(uuidv7()))
  for (const [index, ledger] of ledgers.entries()) {
    const customerId = customerIdSchema.parse(ids[index])
    const payload = { customerId, name: 'Mina Lee', email: 'mina@example.com', phone: null }
    await ledger.add({ type: 'customer_created', payload })
  }
  expect((await takeAtOnce(...ledgers)).map(({ failed }) => failed)).toEqual([[], []])
  expect(await exceptionsOf(ledgers)).toEqual([[], ['duplicate_customer']])
  const [first, second] = await Promise.all(ids.map((id) => shop.ask(`/api/v1/customers/${id}`)))
  expect(first).toMatchObject({ email: 'mina@example.com' })
  expect(second).toMatchObject({ email: null, metadata: { email_at_till: 'mina@example.com' } })
})

describe('an id that several ledgers claim', () => {
  it('is entered for one of them, and parked for the others, who all go on', async () => {
    const ledgers = await Promise.all(Array.from({ length: 6 }, openLedger))
    const before = await shop.stockOf(shop.thing(1))
    const [claimed] = await Promise.all(
      ledgers.map(async (ledger) => {
        await ledger.sell([shop.thing(1)])
        return ledger.events.at(-1)?.id
      }),
    )
    if (claimed === undefined) throw new Error('Nothing was sold.')
    for (const ledger of ledgers.slice(1)) await rename(ledger, claimed)
    const answers = await Promise.all(ledgers.map((ledger) => ledger.send()))
    expect(answers.map(({ contiguous, parked }) => [contiguous, parked]).toSorted()).toEqual([
      ...Array(5).fill([1, [2]]),
      [2, []],
    ])
    expect((await exceptionsOf(ledgers)).flat()).toEqual(Array(5).fill('parked'))
    const held = await shop.database.select().from(ledgerEvents).where(eq(ledgerEvents.id, claimed))
    expect(held).toHaveLength(1)
    expect(await shop.stockOf(shop.thing(1))).toBe(before - 1)
  })
})
