// How long a till waits for what it should know: the first download of a large catalogue, a page of changes, and a new
// price. Run: node bench/pos/records.mjs [products]
import { setTimeout as delay } from 'node:timers/promises'
import { seedProducts } from '../commerce/seed-products.mjs'
import { startProduct } from '../load/product.mjs'
import { openShopDatabase } from '../load/shop-database.mjs'

const products = Number(process.argv[2] ?? 50_000)
const goals = { download: 10_000, page: 30, price: 1_000 }
const rounds = 50

/** @param {number[]} times @param {number} share */
const quantile = (times, share) =>
  times.toSorted((left, right) => left - right)[Math.floor(times.length * share)] ?? 0

/** @param {string} what @param {number} took @param {number} goal */
function report(what, took, goal) {
  const verdict = took < goal ? 'within' : 'MISSES'
  console.log(`${what.padEnd(44)} ${took.toFixed(0).padStart(6)} ms   ${verdict} the goal of ${goal} ms`)
}

/** Makes a device a register. @param {Awaited<ReturnType<typeof startProduct>>} product */
async function enrol(product) {
  const { items } = await product.call('GET', '/registers')
  const { code } = await product.call('POST', `/registers/${items[0].id}/enrolment-codes`)
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }
  const { publicKey } = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const spki = await crypto.subtle.exportKey('spki', publicKey)
  const { token } = await product.call('POST', '/till/enrolments', {
    code,
    publicKey: Buffer.from(spki).toString('base64url'),
    deviceName: 'Bench',
  })
  /** @param {string} path @returns {Promise<any>} */
  return async (path) => {
    const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' }
    return (await fetch(`${product.url}/api/v1/till${path}`, { headers })).json()
  }
}

const product = await startProduct()
try {
  const database = await openShopDatabase(product.data)
  await seedProducts(database, products)
  const ask = await enrol(product)
  const filling = performance.now()
  await database.query('update till_feed set filled = false')
  for (let filled = false; !filled; await delay(100)) {
    filled = (await database.rows('select filled from till_feed'))[0]?.filled === true
  }
  console.log(`${products} products, filled in within ${Math.round(performance.now() - filling)} ms`)

  const started = performance.now()
  let [after, records, more] = [0, 0, true]
  while (more) {
    const page = await ask(`/changes?after=${after}&limit=1000`)
    after = page.upTo
    more = page.more
    records += page.records.length
  }
  report(`first download of ${records} records`, performance.now() - started, goals.download)

  const pages = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    await ask(`/changes?after=${after - 20}`)
    pages.push(performance.now() - begun)
  }
  report('a page of 20 changes, median', quantile(pages, 0.5), goals.page)
  report('a page of 20 changes, p99', quantile(pages, 0.99), goals.page)
  const digesting = performance.now()
  await ask('/digest')
  console.log(`a digest anew took ${Math.round(performance.now() - digesting)} ms`)

  const prices = []
  const { items } = await product.call('GET', '/products?limit=10&channel=till&status=active')
  for (const { id } of items) {
    const change = { kind: 'price_percent', basisPoints: 1_000 }
    await product.call('POST', '/products/bulk', { productIds: [id], change })
    const changed = performance.now()
    const before = after
    while (after === before) {
      await delay(10)
      after = (await ask(`/changes?after=${before}`)).upTo
    }
    prices.push(performance.now() - changed)
  }
  report('a new price reaches a till, slowest of 10', Math.max(...prices), goals.price)
  await database.close()
} finally {
  await product.stop()
}
