// How fast the till is, in its production build and Debian's Chromium, on a tablet with 50,000 products: a cold start
// without a network, a scan, a payment, and 10,000 sales that were made offline. Build first.
// Run: node bench/pos/till.mjs [--products 50000] [--payments 200] [--offline 10000] [--starts 5]
// --slowest 3 tells what went on during the slowest scans and payments; --offline 0 ends after them.
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantile } from '../builder/medians.mjs'
import { seedProducts } from '../commerce/seed-products.mjs'
import { startProduct } from '../load/product.mjs'
import { openShopDatabase } from '../load/shop-database.mjs'
import { enrol, openShift, recordsOf, signIn, tablet } from './till/device.mjs'
import { addOfflineSales } from './till/offline-sales.mjs'

const { values } = parseArgs({
  options: {
    products: { type: 'string', default: '50000' },
    payments: { type: 'string', default: '200' },
    offline: { type: 'string', default: '10000' },
    starts: { type: 'string', default: '5' },
    slowest: { type: 'string', default: '0' },
  },
})
const [products, payments, offline, starts] = [
  values.products,
  values.payments,
  values.offline,
  values.starts,
].map(Number)
const linesOfSale = 2
const goals = { start: 1_500, scan: 50, payment: 100, sync: 30_000 }

/** @param {string} what @param {number} took @param {number} goal */
function report(what, took, goal) {
  const verdict = took < goal ? 'within' : 'MISSES'
  console.log(`${what.padEnd(52)} ${took.toFixed(0).padStart(6)} ms   ${verdict} the goal of ${goal} ms`)
}

/** What the page and its databases did during the slowest of them. @param {import('@playwright/test').Page} page */
async function explain(page, what, all, most) {
  for (const one of all.toSorted((left, right) => right.took - left.took).slice(0, most)) {
    const { began, took } = one
    const meanwhile = await page.evaluate(([from, to]) => till.during(from, to), [began, began + took])
    console.log(`${what} ${all.indexOf(one) + 1} of ${all.length} took ${took.toFixed(0)} ms`)
    for (const span of meanwhile)
      console.log(
        `  ${span.began.toFixed(0).padStart(7)} ${span.took.toFixed(0).padStart(6)} ms  ${span.what}`,
      )
  }
}

/**
 * What the page's own thread does from now on.
 * @param {import('@playwright/test').BrowserContext} context @param {import('@playwright/test').Page} page
 */
async function processorOf(context, page) {
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  const read = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  }
  const before = await read()
  return async () => {
    const { TaskDuration, ScriptDuration, JSHeapUsedSize } = await read()
    return {
      all: TaskDuration - before.TaskDuration,
      script: ScriptDuration - before.ScriptDuration,
      heap: JSHeapUsedSize,
    }
  }
}

/** Codes of goods that are on sale at tills. */
function* codes() {
  for (let number = 1; ; number = (number + 7) % Math.max(products, 1))
    if (number % 20 !== 0) yield `SKU-${number}-L`
}

const product = await startProduct()
const device = await tablet(product)

/**
 * Records sales without a network, and sends them all at once.
 * @param {import('@playwright/test').BrowserContext} before @param {import('@playwright/test').Page} page
 * @returns the browser as it was started anew
 */
async function sendOffline(before, page) {
  await page.goto(`${product.url}/api/health`)
  const last = await addOfflineSales(page, offline)
  await before.close()
  const { context, page: next } = await device.start({ offline: true })
  await next.goto(`${product.url}/till/sell`)
  await next.getByRole('button', { name: new RegExp(device.owner) }).waitFor()
  const arrived = Promise.withResolvers()
  next.on('response', async (response) => {
    if (!response.url().endsWith('/till/events')) return
    const { contiguous } = await response.json()
    if (contiguous >= last) arrived.resolve(undefined)
  })
  const usedBefore = product.processor()
  const began = performance.now()
  await context.setOffline(false)
  await arrived.promise
  report(`${offline} offline sales sync`, performance.now() - began, goals.sync)
  const used = product.processor()
  const perSale = (part) => ((used[part] - usedBefore[part]) / offline).toFixed(2)
  console.log(`  processor time a sale: server ${perSale('server')} ms, database ${perSale('database')} ms`)
  return context
}

try {
  const database = await openShopDatabase(product.data)
  await seedProducts(database, products)
  await database.query('update till_feed set filled = false')
  for (let filled = false; !filled; await delay(100))
    filled = (await database.rows('select filled from till_feed'))[0]?.filled === true
  await database.close()

  let { context, page } = await device.start()
  const registerId = await enrol(page, product)
  await page.getByRole('button', { name: new RegExp(device.owner) }).waitFor()
  const expected = products - Math.ceil(products / 20)
  while ((await recordsOf(page, 'product')) < expected) await delay(250)
  await page.evaluate(() => navigator.serviceWorker.ready)
  // A page that was there before its service worker is loaded by it only the next time.
  await page.reload()
  await signIn(page, device.owner)
  await openShift(page)
  await context.close()

  const opened = []
  for (let start = 0; start < starts; start += 1) {
    ;({ context, page } = await device.start({ offline: true }))
    await page.goto(`${product.url}/till/sell`, { waitUntil: 'commit' })
    opened.push(
      await page.evaluate((name) => bench.painted(() => till.buttonOf(name) !== undefined), device.owner),
    )
    if (start < starts - 1) await context.close()
  }
  report('cold start offline, median', quantile(opened, 0.5), goals.start)
  console.log(`  each: ${opened.map(Math.round).join(', ')}`)

  await context.setOffline(false)
  await signIn(page, device.owner)
  await page.keyboard.press('F1')
  const code = codes()
  const nextCode = () => code.next().value ?? ''
  // The goods are read and listed after the screen is there.
  const ready = performance.now()
  for (;;) {
    const known = await page.evaluate((text) => till.scan(text).catch(() => undefined), nextCode())
    if (known !== undefined) break
    if (performance.now() - ready > 120_000) throw new Error('The till does not know its goods.')
    await page.keyboard.press('Escape')
  }
  await page.evaluate(() => till.pay('New sale'))
  const usedOfPage = await processorOf(context, page)
  const scanned = []
  const paid = []
  for (let sale = 0; sale < payments; sale += 1) {
    for (let line = 0; line < linesOfSale; line += 1)
      scanned.push(await page.evaluate((text) => till.scan(text), nextCode()))
    paid.push(await page.evaluate(() => till.pay('New sale')))
  }
  const scans = scanned.map(({ took }) => took)
  report(`scan to line, ${products} products, median`, quantile(scans, 0.5), goals.scan)
  report('scan to line, p99', quantile(scans, 0.99), goals.scan)
  const committed = paid.map((one) => one.committed)
  report(`payment to sale on the disk, median of ${payments}`, quantile(committed, 0.5), goals.payment)
  report('payment to sale on the disk, p99', quantile(committed, 0.99), goals.payment)
  const shown = paid.map((one) => one.shown)
  console.log(
    `  until the screen says so: median ${quantile(shown, 0.5).toFixed(0)}, p99 ${quantile(shown, 0.99).toFixed(0)} ms`,
  )

  const { script, all, heap } = await usedOfPage()
  const each = (seconds) => ((seconds * 1_000) / payments).toFixed(1)
  console.log(
    `processor time of the page, a sale of ${linesOfSale} scans: ${each(all)} ms, of which scripts ${each(script)} ms; ${(heap / 2 ** 20).toFixed(0)} MB of heap`,
  )

  if (values.slowest !== '0') {
    const slow = { scan: scanned, payment: paid.map(({ began, committed }) => ({ began, took: committed })) }
    for (const [what, all] of Object.entries(slow)) await explain(page, what, all, Number(values.slowest))
  }

  await page.getByText('In sync').waitFor()
  if (offline > 0) context = await sendOffline(context, page)
  await context.close()

  const day = (shift) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10)
  const proof = await product.call(
    'GET',
    `/registers/${registerId}/completeness?from=${day(-1)}&to=${day(1)}`,
  )
  const tickets = proof.days.reduce((sum, one) => sum + one.shopTickets, 0)
  console.log(`${tickets} tickets in the shop, ${proof.complete ? 'nothing missing' : 'INCOMPLETE'}`)
} finally {
  await product.stop()
  device.remove()
}
