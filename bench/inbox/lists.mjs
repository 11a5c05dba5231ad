// How long the server takes for a page of the inbox with 100,000 conversations and 2,000,000 messages: each list, its
// figures and searches, the first page and one far down. The goals are 300 ms for opening the inbox and 200 ms for a
// search. `node bench/inbox/lists.mjs [--data folder] [conversations] [messages in each]`; a data folder is kept, and
// filled only where it is new.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startProduct } from '../load/product.mjs'
import { openShopDatabase } from '../load/shop-database.mjs'
import { seedConversations } from './seed-conversations.mjs'

const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true })
const count = Number(positionals[0] ?? 100_000)
const messages = Number(positionals[1] ?? 20)
const folder = values.data
const isFilled = folder !== undefined && existsSync(join(folder, 'postgres'))
if (folder !== undefined) mkdirSync(folder, { recursive: true })
const rounds = 20
const goals = { list: 300, search: 200 }

const wishes = [
  'view=open',
  'view=mine',
  'view=unassigned',
  'view=snoozed',
  'view=closed',
  'view=all',
  'view=open&sort=oldest',
  'view=open&sort=waiting',
  'view=all&sort=waiting',
  'view=open&topic=returns',
  'view=all&topic=wholesale,shipping',
  'view=closed&topic=returns&channel=email',
  'view=all&tag=vip',
  'view=all&tag=nothing',
  'view=all&search=order',
  'view=all&search=the',
  'view=all&search=return%20policy',
  'view=open&search=refund',
  'view=all&search=하늘',
  'view=all&search=배송',
  'view=all&search=주문번호',
  'view=all&search=佐藤',
  'view=all&search=返品',
  'view=all&search=送料',
  'view=all&search=lovelace',
  'view=all&search=c4711',
  'view=all&search=c4711@example.com',
  'view=all&search=123456',
  'view=all&search=nobody',
  'view=all&search=zzzzqqqq',
  'view=all&search=a',
]

/** @param {number[]} times @param {number} share */
const quantile = (times, share) =>
  times.toSorted((left, right) => left - right)[Math.ceil(share * times.length) - 1] ?? 0

const product = await startProduct({
  environment: { HTTPS: 'off' },
  ...(folder === undefined ? {} : { folder }),
})
const database = await openShopDatabase(product.data)
try {
  if (!isFilled) {
    const begun = performance.now()
    await seedConversations(database, count, messages)
    console.log(`seeded in ${Math.round((performance.now() - begun) / 1_000)} s`)
  }
  console.log(await database.sizes())
  /** @param {string} path */
  async function timed(path) {
    const start = performance.now()
    const page = await product.call('GET', path)
    return { page, time: performance.now() - start }
  }
  /** Processor time of one request, in milliseconds. @param {{ server: number, database: number }} before */
  const processorSince = (before) => {
    const { server, database: ofDatabase } = product.processor()
    return { server: (server - before.server) / rounds, database: (ofDatabase - before.database) / rounds }
  }
  /** @type {{ wish: string, p50: number, p99: number, rows: number, of: string, server: number, database: number }[]} */
  const results = []
  for (const wish of wishes) {
    const times = []
    const before = product.processor()
    let cursor = null
    let rows = 0
    for (let round = 0; round < rounds; round += 1) {
      const after = cursor === null ? '' : `&cursor=${cursor}`
      const { page, time } = await timed(`/conversations?limit=50&${wish}${after}`)
      times.push(time)
      rows = Math.max(rows, page.items.length)
      cursor = page.nextCursor
    }
    const goal = wish.includes('search=') ? goals.search : goals.list
    const p99 = quantile(times, 0.99)
    results.push({
      wish: decodeURIComponent(wish),
      p50: quantile(times, 0.5),
      p99,
      rows,
      of: (p99 / goal).toFixed(2),
      ...processorSince(before),
    })
  }
  const counts = []
  const before = product.processor()
  for (let round = 0; round < rounds; round += 1) counts.push((await timed('/conversations/counts')).time)
  const p99 = quantile(counts, 0.99)
  results.push({
    wish: 'counts',
    p50: quantile(counts, 0.5),
    p99,
    rows: 0,
    of: (p99 / goals.list).toFixed(2),
    ...processorSince(before),
  })
  console.table(results.map((one) => ({ ...one, p50: one.p50.toFixed(1), p99: one.p99.toFixed(1) })))
} finally {
  await database.close()
  await product.stop()
}
