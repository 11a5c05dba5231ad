import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyHead, followChain } from './chain.js'
import { ticketFaults } from './check-ticket.js'
import { tickets } from './ledger.arbitrary.js'
import { registerFrom } from './register-state.js'
import { shiftReport } from './shift-report.js'
import {
  type Fate,
  type Passage,
  register,
  SimulatedServer,
  SimulatedTill,
} from './simulated-shop.arbitrary.js'

const fates = fc.array(fc.constantFrom<Fate[]>('dies_before', 'dies_after'), { maxLength: 3 })
const passages = fc.array(fc.constantFrom<Passage[]>('arrives', 'lost', 'answer_lost', 'twice'), {
  maxLength: 4,
})

type Deed = (till: SimulatedTill) => Promise<void> | void

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(tickets, fates).map(
      ([make, dying]): Deed =>
        (till) =>
          till.sell(make, dying),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(tickets, tickets).map(
      ([one, other]): Deed =>
        (till) =>
          till.sellTwiceAtOnce(one, other),
    ),
  },
  {
    weight: 2,
    arbitrary: fates.map(
      (dying): Deed =>
        (till) =>
          till.changeShift(dying),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 5 }), passages).map(
      ([most, way]): Deed =>
        (till) =>
          till.sync(most, way),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -1e10, max: 1e10 }).map(
      (by): Deed =>
        (till) =>
          till.jumpClock(by),
    ),
  },
)

async function lived(days: readonly Deed[]) {
  const server = new SimulatedServer()
  const till = new SimulatedTill(server)
  for (const deed of days) await deed(till)
  return { server, till }
}

describe('every ticket', () => {
  it('adds up, to the unit', () => {
    fc.assert(
      fc.property(tickets, (make) => {
        expect(ticketFaults(make(1, 1, 1))).toEqual([])
      }),
    )
  })

  it('is told from one in which a single unit is wrong', () => {
    fc.assert(
      fc.property(
        tickets,
        fc.constantFrom('total', 'goods', 'returned', 'tax', 'subtotal', 'discount'),
        (make, field) => {
          const ticket = make(1, 1, 1)
          expect(ticketFaults({ ...ticket, [field]: ticket[field] + 1 })).not.toEqual([])
        },
      ),
    )
  })
})

describe('a till that dies at any moment', () => {
  it('loses no sale that it confirmed, doubles none, and comes to the same sums on both sides', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { maxLength: 30 }), async (days) => {
        const { server, till } = await lived(days)
        await till.syncAll()
        expect(server.projected).toEqual(till.disk.events)
        const held = new Set(server.projected.map(({ hash }) => hash))
        expect(till.confirmed.filter(({ hash }) => !held.has(hash))).toEqual([])
        const sales = server.projected.flatMap((event) =>
          event.type === 'ticket_completed' ? [event.payload.ticket] : [],
        )
        expect(new Set(sales.map(({ saleId }) => saleId)).size).toBe(sales.length)
        expect(sales.map(({ receiptNumber }) => Number(receiptNumber.slice(-6)))).toEqual(
          sales.map((_, index) => index + 1),
        )
        expect(registerFrom(server.projected)).toEqual((await till.disk.read()).state)
        expect(followChain(server.projected, emptyHead(register, 1)).breach).toBeUndefined()
      }),
      { numRuns: 60 },
    )
  })

  it('counts the drawer as its report does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { maxLength: 30 }), async (days) => {
        const { till } = await lived(days)
        const { state } = await till.disk.read()
        if (state.shift === undefined) return
        const report = shiftReport(state.shift.id, till.disk.events)
        expect(report?.expected).toBe(state.shift.cash)
        expect(report?.tickets).toBe(state.shift.tickets)
        const taken = report?.tenders.reduce((sum, { amount }) => sum + amount, 0)
        expect(taken).toBe((report?.sold ?? 0) - (report?.returned ?? 0) + (report?.rounding ?? 0))
      }),
      { numRuns: 60 },
    )
  })

  it('is missed for exactly what a wiped device took with it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deeds, { maxLength: 20 }),
        fc.array(deeds, { maxLength: 10 }),
        async (before, after) => {
          const { server, till } = await lived(before)
          till.wipe()
          for (const deed of after) await deed(till)
          await till.syncAll()
          const [lost] = till.wiped
          // The last receipt that a customer holds says how far the device had come.
          const { contiguous, gaps } = server.missing(1, lost?.events.length)
          const held = server.projected.filter(({ epoch }) => epoch === 1)
          expect(held).toEqual(lost?.events.slice(0, contiguous))
          const missing = gaps.flatMap(({ from, to }) => lost?.events.slice(from - 1, to) ?? [])
          expect([...held, ...missing]).toEqual(lost?.events)
          expect(server.projected.filter(({ epoch }) => epoch === 2)).toEqual(till.disk.events)
        },
      ),
      { numRuns: 40 },
    )
  })
})
