import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyHead, followChain } from './chain.js'
import { tickets } from './ledger.arbitrary.js'
import {
  type Fate,
  type Passage,
  register,
  SimulatedServer,
  SimulatedTill,
} from './simulated-shop.arbitrary.js'

/** Few enough for every run; bench/pos/simulation.mjs asks for a million. */
const sales = Number(process.env.SIMULATED_SALES ?? 20_000)
const registers = 50
/** No more, however many there are in all: of a register that is done, nothing is kept. */
const mostOfOneRegister = 2_000
const ofOneRegister = Math.min(mostOfOneRegister, Math.ceil(sales / registers))
const shiftLength = 40
const seed = Number(process.env.SIMULATED_SEED ?? 42)

const makers = fc.sample(tickets, { numRuns: 200, seed })
const fates = fc.sample(fc.array(fc.constantFrom<Fate[]>('dies_before', 'dies_after'), { maxLength: 2 }), {
  numRuns: 97,
  seed,
})
const ways = fc.sample(
  fc.array(fc.constantFrom<Passage[]>('arrives', 'lost', 'answer_lost', 'twice'), {
    minLength: 1,
    maxLength: 3,
  }),
  { numRuns: 89, seed },
)
const nth = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('There is nothing to choose from.')
  return item
}

/** One register: it dies at every await, clocks jump, batches are lost, doubled and jumbled; and at last it is wiped. */
async function live(count: number) {
  const server = new SimulatedServer()
  const till = new SimulatedTill(server)
  for (let sale = 0; sale < count; sale += 1) {
    if (sale % shiftLength === 0) await till.changeShift(nth(fates, sale))
    if (sale % 11 === 0) till.jumpClock(sale % 2 === 0 ? 3_600_000 : -7_200_000)
    await till.sell(nth(makers, sale), nth(fates, sale))
    if (sale % 7 === 0) await till.sync(1 + (sale % 20), nth(ways, sale))
  }
  const confirmed = [...till.confirmed]
  till.wipe()
  return { server, till, confirmed }
}

const totalOf = (events: readonly (typeof SimulatedTill.prototype.confirmed)[number][]) =>
  events.reduce((sum, event) => sum + (event.type === 'ticket_completed' ? event.payload.ticket.total : 0), 0)

it(`${sales} sales come to the same unit on both sides, and what a wiped device took is an exact gap`, async () => {
  let counted = 0
  for (let left = sales; left > 0; left -= ofOneRegister) {
    const { server, till, confirmed } = await live(Math.min(left, ofOneRegister))
    const recorded = till.wiped[0]?.events ?? []
    const { projected } = server
    const { contiguous, gaps } = server.missing(1, recorded.length)
    const lost = gaps.flatMap(({ from, to }) => recorded.slice(from - 1, to))
    expect(projected.length).toBe(contiguous)
    expect(projected.length + lost.length).toBe(recorded.length)
    expect(totalOf(projected) + totalOf(lost)).toBe(totalOf(recorded))
    expect(followChain(projected, emptyHead(register, 1)).breach).toBeUndefined()
    const known = new Set([...projected, ...lost].map(({ hash }) => hash))
    expect(known.size).toBe(recorded.length)
    expect(confirmed.filter(({ hash }) => !known.has(hash))).toEqual([])
    counted += recorded.filter(({ type }) => type === 'ticket_completed').length
  }
  expect(counted).toBe(sales)
}, 3_600_000)
