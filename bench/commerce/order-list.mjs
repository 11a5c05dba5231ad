// How long the server takes for a page of a list of 1,000,000 orders: for every filter, the usual pairs and every order
// of it, for the first page and one far down. `node bench/commerce/order-list.mjs [orders]`
import { startProduct } from '../load/product.mjs'
import { openShopDatabase } from '../load/shop-database.mjs'
import { seedOrders } from './seed-orders.mjs'

const count = Number(process.argv[2] ?? 1_000_000)
const rounds = 40
const goal = 100
const year = 365 * 86_400_000
const daysAgo = (/** @type {number} */ days) => new Date(Date.now() - days * 86_400_000).toISOString()

const wishes = [
  '',
  'paymentStatus=captured',
  'paymentStatus=declined',
  'paymentStatus=pending,partially_paid',
  'fulfilmentStatus=unfulfilled',
  'fulfilmentStatus=partial',
  'riskLevel=high',
  'channel=back_office',
  'channel=api',
  'tag=vip',
  'tag=wholesale',
  'tag=lost',
  'tag=nothing',
  'hasNote=true',
  'cancelled=true',
  'totalFrom=500000',
  'totalFrom=10000&totalTo=10100',
  `placedFrom=${daysAgo(700)}&placedBefore=${daysAgo(690)}`,
  'search=%231234',
  'search=김하늘',
  'search=하늘',
  'search=佐藤',
  'search=lovelace',
  'search=c4711@example.com',
  'search=nobody',
  'paymentStatus=captured&fulfilmentStatus=unfulfilled',
  'paymentStatus=declined&riskLevel=high',
  'paymentStatus=authorized&riskLevel=high',
  'channel=till&hasNote=true',
  'channel=api&tag=vip&riskLevel=high',
  'tag=vip&totalFrom=500000',
  'cancelled=true&paymentStatus=captured',
  'search=하늘&riskLevel=high',
  `paymentStatus=refunded&placedBefore=${new Date(Date.now() - 2 * year).toISOString()}`,
  'sort=placed_asc&riskLevel=high',
  'sort=total_desc',
  'sort=total_asc&channel=back_office',
  'sort=total_desc&paymentStatus=declined',
  'sort=total_desc&tag=wholesale',
]

/** @param {number[]} times @param {number} share */
const quantile = (times, share) =>
  times.toSorted((left, right) => left - right)[Math.ceil(share * times.length) - 1] ?? 0

const product = await startProduct()
try {
  const database = await openShopDatabase(product.data)
  await seedOrders(database, count)
  /** @type {{ wish: string, p50: number, p99: number, deep: number }[]} */
  const results = []
  /** @param {string} query */
  async function timed(query) {
    const begun = performance.now()
    const page = await product.call('GET', `/orders?limit=50&${query}`)
    return { page, time: performance.now() - begun }
  }
  for (const wish of wishes) {
    const times = []
    let cursor = null
    for (let round = 0; round < rounds; round += 1) {
      const { page, time } = await timed(wish)
      times.push(time)
      cursor = page.nextCursor
    }
    // Twenty pages further on, each asked for with the cursor of the one before.
    const deep = []
    for (let page = 0; page < 20 && cursor !== null; page += 1) {
      const next = await timed(`${wish}&cursor=${cursor}`)
      deep.push(next.time)
      cursor = next.page.nextCursor
    }
    results.push({
      wish: wish || '(no filter)',
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      deep: quantile(deep, 0.99),
    })
    const last = results.at(-1)
    console.log(
      `${last?.p50.toFixed(1).padStart(7)} ${last?.p99.toFixed(1).padStart(7)} ${last?.deep.toFixed(1).padStart(7)}  ${last?.wish}`,
    )
  }
  const worst = Math.max(...results.flatMap(({ p99, deep }) => [p99, deep]))
  console.log(`${count} orders: the slowest p99 is ${worst.toFixed(1)} ms (goal: below ${goal} ms)`)
  process.exitCode = worst < goal ? 0 : 1
  await database.close?.()
} finally {
  await product.stop()
}
