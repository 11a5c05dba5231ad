// What a till takes to know of a long shift: each of its tickets as it is sold, and all of them when it starts anew.
// Run: node bench/pos/shift.mjs
import { randomUUID } from 'node:crypto'
import { minorUnits, priceTicket, registerFrom } from '../../packages/core/dist/index.js'

const shiftId = randomUUID()
const head = { register: randomUUID(), epoch: 1, shiftId, staffId: randomUUID(), approvedBy: null, hash: '' }

function* eventsOf(tickets) {
  yield {
    ...head,
    seq: 1,
    type: 'shift_opened',
    payload: { currency: 'KRW', float: 0 },
  }
  for (let seq = 2; seq <= tickets + 1; seq += 1) {
    const line = {
      lineId: randomUUID(),
      variantId: null,
      productId: null,
      title: 'Tea',
      sku: null,
      unitPrice: minorUnits(3_000),
      quantity: 1,
      priceSource: 'custom',
      taxable: true,
      given: null,
    }
    const taxRule = { ratesBasisPoints: [1_000], included: true }
    const priced = priceTicket({
      currency: 'KRW',
      lines: [line],
      returns: [],
      codes: [],
      given: null,
      taxRule,
    })
    const tender = { kind: 'cash', tenderId: randomUUID(), amount: priced.goods, given: null }
    const ticket = {
      ...priced,
      saleId: randomUUID(),
      receiptNumber: `${seq}`,
      rounding: 0,
      total: priced.goods,
    }
    yield {
      ...head,
      seq,
      type: 'ticket_completed',
      payload: { ticket: { ...ticket, tenders: [tender], customer: null, note: null } },
    }
  }
}

registerFrom(eventsOf(500))
for (const tickets of [1_000, 10_000]) {
  const events = [...eventsOf(tickets)]
  const before = process.cpuUsage()
  const state = registerFrom(events)
  const { user, system } = process.cpuUsage(before)
  if (state.shift?.tickets !== tickets) throw new Error('The shift has lost tickets.')
  const milliseconds = (user + system) / 1_000
  console.log(
    `${tickets} tickets: ${milliseconds.toFixed(0)} ms of processor time, ${((milliseconds * 1_000) / tickets).toFixed(1)} µs each`,
  )
}
