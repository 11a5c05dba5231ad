// Orders per second that are accepted with their stock reserved: generator, server and database on this machine. The
// goal is 500 on 2 cores. Run: node bench/commerce/checkouts.mjs [scenario …] [--repeat 3] [--seconds 10] [--json]
// Orders of the API, and carts that are checked out, with the letters that tell their customers and without.
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { closedLoop, percentile } from '../load/generator.mjs'
import { startProduct } from '../load/product.mjs'
import { openShopDatabase } from '../load/shop-database.mjs'
import { leaveNoLetters, seedCarts } from './seed-carts.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    repeat: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
/** For a profile of the server, say: BENCH_NODE='--cpu-prof --cpu-prof-dir=profiles'. */
const nodeOptions = (process.env.BENCH_NODE ?? '').split(' ').filter(Boolean)
const plenty = 1_000_000
const warmUp = 3_000

/** @typedef {Awaited<ReturnType<typeof startProduct>>} Product */
/** @typedef {Record<string, number>} Figures */
/** @typedef {{ sku: string, reserved: number, levels: { locationId: string }[] }} StockItem */

/** @param {Product} product @returns {Promise<StockItem[]>} */
async function stockOf(product) {
  /** @type {StockItem[]} */
  const items = []
  for (let cursor = ''; ; ) {
    const page = await product.call('GET', `/stock?limit=100${cursor && `&cursor=${cursor}`}`)
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = page.nextCursor
  }
}

/** @param {readonly StockItem[]} items */
const reservedPieces = (items) => items.reduce((sum, { reserved }) => sum + reserved, 0)

/** Fills the shelves, so that nothing runs out while it is measured. @param {Product} product */
async function fillShelves(product) {
  const [first] = (await product.call('GET', '/locations')).items
  const items = await stockOf(product)
  const lines = items.map(({ sku }) => ({ variant: { sku }, counted: plenty }))
  await product.call('POST', '/stock/counts', { locationId: first.id, lines })
  return items.map(({ sku }) => sku)
}

/** @param {Product} product */
async function keyOf(product) {
  const permissions = ['orders.create', 'orders.read']
  const { secret } = await product.call('POST', '/api-keys', { name: 'Benchmark', permissions })
  return { authorization: `Bearer ${secret}` }
}

let customers = 0

/** An order of one piece each of `count` goods, by somebody new. @param {readonly string[]} skus @param {number} count */
function order(skus, count) {
  customers += 1
  const at = Math.floor(Math.random() * skus.length)
  const lines = Array.from({ length: count }, (_, index) => ({
    variant: { sku: skus[(at + index) % skus.length] },
    quantity: 1,
  }))
  const customer = { name: 'Haneul Kim', email: `haneul-${customers}@example.com` }
  return { customer, lines, payment: { card: { number: '4242 4242 4242 4242' } } }
}

/**
 * @param {number} connections
 * @param {{ pieces: number, choice?: (skus: readonly string[]) => readonly string[] }} basket
 */
const checkouts =
  (connections, { pieces, choice = (skus) => skus }) =>
  async (/** @type {Product} */ product) => {
    const skus = choice(await fillShelves(product))
    const headers = await keyOf(product)
    const body = () => order(skus, pieces)
    return measured(product, { url: `${product.url}/api/v1/orders`, connections, headers, body }, pieces)
  }

/** More carts than are checked out in a second. */
const cartsASecond = 800

/** @param {number} connections @param {{ letters: boolean }} options */
const carts =
  (connections, { letters }) =>
  async (/** @type {Product} */ product) => {
    await fillShelves(product)
    const database = await openShopDatabase(product.data)
    if (!letters) await leaveNoLetters(database)
    const waiting = await seedCarts(database, cartsASecond * (seconds + warmUp / 1_000))
    const written = async () => Number((await database.rows('select count(*) from mails'))[0].count)
    /** @type {Map<string, unknown>} */
    const totals = new Map()
    for (const { token, variantId } of waiting)
      if (!totals.has(variantId)) totals.set(variantId, (await product.call('GET', `/carts/${token}`)).total)
    /** @type {Map<unknown, string>} */
    const paths = new Map()
    const body = () => {
      const cart = waiting.pop()
      if (cart === undefined) throw new Error('There are no carts left.')
      const payment = { kind: 'card', card: { number: '4242 4242 4242 4242' } }
      const checkout = { payment, expectedTotal: totals.get(cart.variantId) }
      paths.set(checkout, `/api/v1/carts/${cart.token}/checkout`)
      return checkout
    }
    /** @param {unknown} checkout */
    const path = (checkout) => paths.get(checkout) ?? ''
    const place = { url: product.url, connections, headers: {}, body, path }
    const figures = await measured(product, place, 1, written)
    await database.close()
    return figures
  }

/**
 * @param {Product} product
 * @param {Parameters<typeof closedLoop>[0]} place
 * @param {number} pieces of each order
 * @param {() => Promise<number>} [written] how many letters there are
 */
async function measured(product, place, pieces, written = async () => 0) {
  await closedLoop({ ...place, milliseconds: warmUp })
  await delay(1_000)
  const reserved = reservedPieces(await stockOf(product))
  const letters = await written()
  const before = product.processor()
  const load = await closedLoop({ ...place, milliseconds: seconds * 1_000 })
  const after = product.processor()
  const sent = (await written()) - letters
  const taken = reservedPieces(await stockOf(product)) - reserved
  return {
    'orders/s': (load.accepted / load.milliseconds) * 1_000,
    'letters/s': (sent / load.milliseconds) * 1_000,
    refused: load.refused,
    p50: percentile(load.latencies, 0.5),
    p99: percentile(load.latencies, 0.99),
    'server µs/order': ((after.server - before.server) * 1_000) / load.accepted,
    'database µs/order': ((after.database - before.database) * 1_000) / load.accepted,
    'pieces not reserved': load.accepted * pieces - taken,
  }
}

/** @type {Record<string, (product: Product) => Promise<Figures>>} */
const scenarios = {
  'one piece, 20 connections': checkouts(20, { pieces: 1 }),
  'three pieces, 50 connections': checkouts(50, { pieces: 3 }),
  'rush, 200 connections': checkouts(200, { pieces: 1 }),
  'carts, 200 connections': carts(200, { letters: true }),
  'letterless carts, 200 connections': carts(200, { letters: false }),
  'everybody the same, 50 connections': checkouts(50, { pieces: 1, choice: (skus) => skus.slice(0, 1) }),
}

/** @param {number[]} numbers */
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** @type {Record<string, Figures>} */
const results = {}
const chosen = positionals.length === 0 ? Object.keys(scenarios) : positionals
for (const name of chosen) {
  const scenario = Object.entries(scenarios).find(([key]) => key.startsWith(name))?.[1]
  if (scenario === undefined) throw new Error(`There is no scenario ${name}.`)
  /** @type {Figures[]} */
  const rounds = []
  for (let round = 0; round < Number(values.repeat); round += 1) {
    const product = await startProduct({ args: nodeOptions })
    try {
      rounds.push(await scenario(product))
    } finally {
      await product.stop()
    }
  }
  const [first = {}] = rounds
  const figures = Object.fromEntries(
    Object.keys(first).map((key) => [key, median(rounds.map((round) => round[key] ?? 0))]),
  )
  results[name] = figures
  if (!values.json) {
    console.log(`\n${name} (median of ${rounds.length})`)
    for (const [key, value] of Object.entries(figures)) console.log(`  ${key.padEnd(22)} ${value.toFixed(1)}`)
  }
}
if (values.json) console.log(JSON.stringify(results, null, 2))
