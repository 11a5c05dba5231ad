// How long a message waits for the search index of conversations, by how that index keeps what is new: PostgreSQL can
// gather it in a list, which somebody's insert must sort in when it is full.
// `node bench/inbox/search-writes.mjs [conversations] [messages in each] [inserts]`
import { startProduct } from '../load/product.mjs'
import { openShopDatabase } from '../load/shop-database.mjs'
import { seedConversations } from './seed-conversations.mjs'

const [conversations = 100_000, messages = 5, inserts = 8_000] = process.argv.slice(2).map(Number)

const index = 'conversation_search_grams'
const ways = [
  { name: 'a list of 4 MB', set: `alter index ${index} set (fastupdate = on)` },
  {
    name: 'a list of 256 kB',
    set: `alter index ${index} set (fastupdate = on, gin_pending_list_limit = 256)`,
  },
  { name: 'a list of 64 kB', set: `alter index ${index} set (fastupdate = on, gin_pending_list_limit = 64)` },
  { name: 'no list', set: `alter index ${index} set (fastupdate = off)` },
]

/** @param {number[]} times @param {number} share */
const quantile = (times, share) =>
  times.toSorted((left, right) => left - right)[Math.ceil(share * times.length) - 1] ?? 0

const product = await startProduct({ environment: { HTTPS: 'off' } })
const database = await openShopDatabase(product.data)
try {
  await seedConversations(database, conversations, messages)
  console.log(await database.sizes())
  // What is said again is said in other conversations, as texts that are there already.
  const texts = await database.query(
    `select grams, words from conversation_search where position > 0 order by conversation_id limit $1`,
    [inserts],
  )
  const [{ id: conversation }] = await database.query(`select id from conversations limit 1`)
  let position = 1_000_000
  for (const { name, set } of ways) {
    await database.query(`alter index ${index} reset (fastupdate, gin_pending_list_limit)`)
    await database.query(set)
    await database.query(`select gin_clean_pending_list('${index}')`)
    await database.query('checkpoint')
    const before = product.processor().database
    const times = []
    for (const { grams, words } of texts) {
      position += 1
      const start = performance.now()
      await database.query(
        `insert into conversation_search (conversation_id, position, grams, words) values ($1, $2, $3, $4)`,
        [conversation, position, grams, words],
      )
      times.push(performance.now() - start)
    }
    await database.query(`select gin_clean_pending_list('${index}')`)
    const processor = product.processor().database - before
    console.log(
      `${name.padEnd(16)}`,
      `p50 ${quantile(times, 0.5).toFixed(2)}, p99 ${quantile(times, 0.99).toFixed(1)},`,
      `p99.9 ${quantile(times, 0.999).toFixed(1)}, longest ${quantile(times, 1).toFixed(0)} ms;`,
      `processor time of PostgreSQL ${((processor * 1_000) / texts.length).toFixed(0)} µs each`,
    )
  }
} finally {
  await database.close()
  await product.stop()
}
