// Sales a second that a server takes in from tills and makes orders of: generator, server and embedded database on this
// machine. The goal is 1,000 on 2 cores. It is a shop's fifty tills as after an hour without a network, tens of sales a
// batch; `--registers 1 --batch 300` is one that was away for days, `--batch 1` fifty that are selling.
// Run: node bench/pos/intake.mjs [--sales 10000] [--registers 50] [--batch 20]
import { webcrypto as crypto, randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import {
  emptyHead,
  headAfter,
  minorUnits,
  priceTicket,
  receiptNumber,
  seal,
} from '../../packages/core/dist/index.js'
import { startProduct } from '../load/product.mjs'

const { values } = parseArgs({
  options: {
    sales: { type: 'string', default: '10000' },
    registers: { type: 'string', default: '50' },
    batch: { type: 'string', default: '20' },
  },
})
const [sales, registers, most] = [values.sales, values.registers, values.batch].map(Number)
/** For a profile of the server, say: BENCH_NODE='--cpu-prof --cpu-prof-dir=profiles'. */
const nodeOptions = (process.env.BENCH_NODE ?? '').split(' ').filter(Boolean)
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }

/** @typedef {Awaited<ReturnType<typeof startProduct>>} Product */

/** @param {Product} product @param {number} index @param {string} locationId */
async function enrolled(product, index, locationId) {
  const register = await product.call('POST', '/registers', {
    name: `Bench ${index}`,
    code: `B${index}`,
    locationId,
  })
  const { code } = await product.call('POST', `/registers/${register.id}/enrolment-codes`)
  const { publicKey, privateKey } = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify'])
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey)).toString('base64url')
  const body = { code, publicKey: spki, deviceName: 'Benchmark' }
  const till = await product.call('POST', '/till/enrolments', body)
  /** @param {string} hash */
  const sign = async (hash) => {
    const bytes = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(hash))
    return Buffer.from(bytes).toString('base64url')
  }
  return { till, sign }
}

/** All that a register records in a day, made before anything is measured. */
async function ledgerOf({ till, sign }, things, staffId, count) {
  const events = []
  let head = emptyHead(till.register.id, till.epoch)
  const shiftId = randomUUID()
  /** @param {object} wish */
  const add = async (wish) => {
    const event = seal(
      {
        id: randomUUID(),
        shiftId,
        staffId,
        approvedBy: null,
        deviceTime: new Date().toISOString(),
        monoMs: events.length,
        serverOffset: 0,
        catalogVer: '1',
        taxVer: '1',
        coreVer: 1,
        ...wish,
      },
      head,
    )
    events.push({ ...event, signature: await sign(event.hash) })
    head = headAfter(event)
  }
  await add({ type: 'shift_opened', payload: { currency: 'KRW', float: 0 } })
  for (let sale = 1; sale <= count; sale += 1) {
    const lines = [sale, sale + 1].map((index) => ({
      ...things[index % things.length],
      lineId: randomUUID(),
    }))
    const taxRule = { ratesBasisPoints: [1_000], included: true }
    const priced = priceTicket({ currency: 'KRW', lines, returns: [], codes: [], given: null, taxRule })
    const place = { location: till.location.code, register: till.register.code }
    const ticket = {
      ...priced,
      saleId: randomUUID(),
      receiptNumber: receiptNumber(place, till.epoch, sale),
      rounding: 0,
      total: priced.goods,
      tenders: [{ kind: 'cash', tenderId: randomUUID(), amount: priced.goods, given: null }],
      customer: null,
      note: null,
    }
    await add({ type: 'ticket_completed', payload: { ticket } })
  }
  return events
}

const product = await startProduct({ args: nodeOptions })
try {
  const [location] = (await product.call('GET', '/locations')).items
  const [person] = (await product.call('GET', '/staff')).items
  const { items } = await product.call('GET', '/products?limit=20')
  const details = await Promise.all(items.map(({ id }) => product.call('GET', `/products/${id}`)))
  const things = details.flatMap((detail) => {
    const { id, title, variants } = detail.product ?? detail
    return variants.map((variant) => ({
      variantId: variant.id,
      productId: id,
      title: title.en ?? title,
      sku: variant.sku,
      unitPrice: minorUnits(variant.price.amount ?? variant.price),
      quantity: 1,
      priceSource: 'catalogue',
      taxable: true,
      given: null,
    }))
  })
  const each = Math.ceil(sales / registers)
  const tills = []
  for (let index = 1; index <= registers; index += 1) {
    const device = await enrolled(product, index, location.id)
    tills.push({ ...device, events: await ledgerOf(device, things, person.id, each) })
  }
  const usedBefore = product.processor()
  const began = performance.now()
  const slowest = []
  await Promise.all(
    tills.map(async ({ till, events }) => {
      for (let at = 0; at < events.length; at += most) {
        const sent = performance.now()
        const response = await fetch(`${product.url}/api/v1/till/events`, {
          method: 'POST',
          headers: { authorization: `Bearer ${till.token}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            syncVersion: 1,
            epoch: till.epoch,
            events: events.slice(at, at + most),
            last: events.length,
            deviceTime: new Date().toISOString(),
          }),
        })
        const answer = await response.json()
        const expected = Math.min(at + most, events.length)
        if (answer.contiguous !== expected)
          throw new Error(`Held ${JSON.stringify(answer)}, not ${expected}.`)
        slowest.push(performance.now() - sent)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1_000
  slowest.sort((left, right) => right - left)
  console.log(
    `${each * registers} sales of ${registers} registers in ${seconds.toFixed(1)} s: ` +
      `${Math.round((each * registers) / seconds)} a second; slowest batch ${Math.round(slowest[0] ?? 0)} ms`,
  )
  const used = product.processor()
  const perSale = (part) => ((used[part] - usedBefore[part]) / (each * registers)).toFixed(2)
  console.log(`processor time a sale: server ${perSale('server')} ms, database ${perSale('database')} ms`)
} finally {
  await product.stop()
}
