// How long it takes from a customer's click to an agent's screen while the inbox is busy: widgets with their streams,
// agents with their screens, messages at an even pace, each labelled. The goals are 100 ms for half of the messages,
// 300 ms for 99 in 100, and a label (or the verdict that there is none) after 2 s at the latest.
// `node bench/inbox/live.mjs [widgets] [agents] [messages a second] [seconds]`
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startProduct } from '../load/product.mjs'
import { openShopDatabase } from '../load/shop-database.mjs'
import { agentComes } from './agents.mjs'
import { visitorsCome } from './visitors.mjs'

const widgets = Number(process.argv[2] ?? 500)
const agents = Number(process.argv[3] ?? 20)
const rate = Number(process.argv[4] ?? 100)
const seconds = Number(process.argv[5] ?? 30)
/** Not counted: what is loaded with the first messages. */
const warmUp = 5
const patience = 30_000

const corpus = fileURLToPath(new URL('../../packages/classifier/corpus/', import.meta.url))
const texts = ['en', 'ko', 'ja'].flatMap((language) =>
  ['order_status', 'returns', 'product_details', 'none'].flatMap((topic) =>
    readFileSync(`${corpus}${language}/${topic}.jsonl`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => String(JSON.parse(line).text)),
  ),
)

/** @param {number[]} times @param {number} share */
const quantile = (times, share) =>
  times.toSorted((left, right) => left - right)[Math.ceil(share * times.length) - 1] ?? Number.NaN
const shown = (/** @type {number} */ value) => Math.round(value)

/** For a profile of the server, say: BENCH_NODE='--cpu-prof --cpu-prof-dir=profiles'. */
const args = (process.env.BENCH_NODE ?? '').split(' ').filter(Boolean)
const product = await startProduct({ args, environment: { HTTPS: 'off' } })
const database = await openShopDatabase(product.data)
try {
  const visitors = await visitorsCome(product.url, widgets)
  /** @type {Map<string, number>} when each message appeared on the screen of the agent who has it open */
  const appeared = new Map()
  /** @type {Map<string, number[]>} when the streams told of something in each conversation that is open */
  const told = new Map()
  const screens = []
  // Spread over all, since visitors write in their order: agents are no more written to at one moment than at another.
  const apart = Math.max(1, Math.floor(visitors.length / agents))
  const lookedAt = visitors.filter((_, index) => index % apart === 0).slice(0, agents)
  for (const { conversationId } of lookedAt) {
    /** @type {number[]} */
    const moments = []
    told.set(conversationId, moments)
    screens.push(
      await agentComes(
        product,
        conversationId,
        (id) => appeared.set(id, performance.now()),
        () => moments.push(performance.now()),
      ),
    )
  }
  console.log(`${visitors.length} widgets and ${screens.length} agents are there`)

  /** The longest that any message has waited for its verdict, in seconds. */
  let longestUnlabelled = 0
  let watching = true
  const watch = (async () => {
    while (watching) {
      const [{ age }] = await database.rows(
        `select coalesce(extract(epoch from max(clock_timestamp() - at)), 0)::float8 as age from conversation_entries
          where topic_by is null and author_type = 'customer' and kind = 'message'`,
      )
      longestUnlabelled = Math.max(longestUnlabelled, age)
      await delay(200)
    }
  })()

  /** @type {{ id: string, conversationId: string, sent: number, answered: number, open: boolean }[]} */
  let messages = []
  const failures = []
  const under = new Set()
  let before = product.processor()
  const begun = performance.now()
  const total = rate * (warmUp + seconds)
  for (let index = 0; index < total; index += 1) {
    await delay(Math.max(0, begun + (index * 1_000) / rate - performance.now()))
    if (index === rate * warmUp) {
      messages = []
      longestUnlabelled = 0
      before = product.processor()
    }
    const visitor = visitors[index % visitors.length]
    if (visitor === undefined) continue
    const sent = performance.now()
    const sending = visitor
      .write(texts[(index * 37) % texts.length] ?? 'Hello')
      .then((id) =>
        messages.push({
          id,
          conversationId: visitor.conversationId,
          sent,
          answered: performance.now(),
          open: told.has(visitor.conversationId),
        }),
      )
      .catch((error) => failures.push(error))
      .finally(() => under.delete(sending))
    under.add(sending)
  }
  await Promise.all(under)
  const took = (performance.now() - begun) / 1_000
  const used = product.processor()
  for (const until = performance.now() + patience; performance.now() < until; await delay(50)) {
    const isThere = messages.every(({ id, open }) => !open || appeared.has(id))
    const [{ count }] = await database.rows(
      `select count(*)::int as count from conversation_entries
        where topic_by is null and author_type = 'customer' and kind = 'message'`,
    )
    if (isThere && count === 0) break
  }
  watching = false
  await watch
  const open = messages.filter((message) => message.open)
  const times = open.map(({ id, sent }) => (appeared.get(id) ?? Number.POSITIVE_INFINITY) - sent)
  const answers = messages.map(({ sent, answered }) => answered - sent)
  const openAnswers = open.map(({ sent, answered }) => answered - sent)
  // A conversation gets its next message only long after this one.
  const tellings = open.map(
    ({ conversationId, sent }) =>
      (told.get(conversationId)?.find((moment) => moment > sent) ?? Number.POSITIVE_INFINITY) - sent,
  )
  const perMessage = (/** @type {number} */ milliseconds) => (milliseconds / messages.length).toFixed(1)
  console.table({
    'messages a second': { value: (total / took).toFixed(1), goal: rate },
    'refused or failed': { value: failures.length, goal: 0 },
    'answered, p50 (ms)': { value: shown(quantile(answers, 0.5)) },
    'answered, p99 (ms)': { value: shown(quantile(answers, 0.99)) },
    'of the open ones, answered, p50 (ms)': { value: shown(quantile(openAnswers, 0.5)) },
    'of the open ones, told by the stream, p50 (ms)': { value: shown(quantile(tellings, 0.5)) },
    'on the screen, p50 (ms)': { value: shown(quantile(times, 0.5)), goal: 100 },
    'on the screen, p99 (ms)': { value: shown(quantile(times, 0.99)), goal: 300 },
    'messages looked at': { value: times.length },
    'longest without a verdict (s)': { value: longestUnlabelled.toFixed(1), goal: 2 },
    'processor a message, server (ms)': { value: perMessage(used.server - before.server) },
    'processor a message, database (ms)': { value: perMessage(used.database - before.database) },
  })
  for (const error of [...failures, ...screens.flatMap((screen) => screen.failures)].slice(0, 3))
    console.log(String(error))
  for (const { close } of [...visitors, ...screens]) close()
} finally {
  await database.close()
  await product.stop()
}
