// Runs per second of the reference workflows, everything durable: generator, partner, server and database on this
// machine. Run: node bench/throughput.mjs [scenario …] [--repeat 3] [--seconds 10] [--json]
// Long ones, only when they are named: soak --repeat 1 --minutes 10; million --repeat 1 --runs 1000000; analyze.
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { closedLoop, openLoop, percentile } from './load/generator.mjs'
import { startProduct } from './load/product.mjs'
import { openShopDatabase } from './load/shop-database.mjs'
import { openSink } from './load/sink.mjs'
import { order, orderWorkflow, tenStepsWorkflow } from './load/workflows.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    repeat: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    minutes: { type: 'string', default: '10' },
    /** How many finished runs `million` adds. */
    runs: { type: 'string', default: '1000000' },
    /** How many open runs `analyze` adds. */
    open: { type: 'string', default: '20000' },
    json: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
/** For a profile of the server, say: BENCH_NODE='--cpu-prof --cpu-prof-dir=profiles'. */
const nodeOptions = (process.env.BENCH_NODE ?? '').split(' ').filter(Boolean)
const patience = 120_000

/** @typedef {Awaited<ReturnType<typeof startProduct>>} Product */
/** @typedef {Record<string, number>} Figures */

/** @param {import('./load/generator.mjs').Load} load @returns {Figures} */
const answers = (load) => ({
  refused: load.refused,
  p50: percentile(load.latencies, 0.5),
  p99: percentile(load.latencies, 0.99),
})

/** When the slowest hundredth of the answers began: together, or now and then. @param {import('./load/generator.mjs').Load} load */
function slowest({ latencies, began }) {
  const times = latencies
    .map((latency, index) => ({ latency, at: began[index] ?? 0 }))
    .sort((left, right) => right.latency - left.latency)
    .slice(0, Math.ceil(latencies.length / 100))
    .map(({ at }) => at)
  return { 'slowest from ms': percentile(times, 0), 'slowest to ms': percentile(times, 1) }
}

/** What the parts of a run took on average, by the product's own metrics, in milliseconds. @param {Product} product */
async function anatomy(product) {
  const text = await fetch(`${product.url}/metrics`).then((response) => response.text())
  const value = (/** @type {string} */ name) =>
    [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].reduce(
      (sum, [, number]) => sum + Number(number),
      0,
    )
  const average = (/** @type {string} */ name) => (value(`${name}_sum`) / value(`${name}_count`)) * 1_000
  return {
    'run ms': average('counterflow_run_seconds'),
    'queued ms': average('counterflow_run_queue_seconds'),
    'flush ms': average('counterflow_flush_seconds'),
    'records/flush': value('counterflow_flush_rows_sum') / value('counterflow_flush_rows_count'),
    'step ms': (value('counterflow_step_seconds_total') / value('counterflow_steps_total')) * 1_000,
  }
}

/** @param {number} connections @param {{ delay?: number }} [partner] */
const orders = (connections, partner) => async (/** @type {Product} */ product) => {
  const sink = await openSink(partner)
  const { address } = await product.install(orderWorkflow(sink.url))
  await closedLoop({ url: address, connections, milliseconds: 2_000, body: order })
  await delay(1_000)
  sink.forget()
  const before = product.processor()
  const load = await closedLoop({ url: address, connections, milliseconds: seconds * 1_000, body: order })
  const accepted = performance.now()
  const done = await sink.reached(load.accepted, patience)
  const lag = performance.now() - accepted
  const after = product.processor()
  sink.close()
  return {
    'accepted/s': (load.accepted / load.milliseconds) * 1_000,
    'runs/s': (load.accepted / (load.milliseconds + lag)) * 1_000,
    ...answers(load),
    'lag ms': lag,
    'server µs/run': ((after.server - before.server) * 1_000) / load.accepted,
    'database µs/run': ((after.database - before.database) * 1_000) / load.accepted,
    ...(await anatomy(product)),
    lost: done ? 0 : load.accepted - sink.count(),
    repeated: sink.repeated(),
  }
}

/**
 * The rate of W1 again and again in one product, so that what changes between two of them is told from what the machine
 * does: each with its ratio to the first.
 * @param {(place: { product: Product, id: string, database: Awaited<ReturnType<typeof openShopDatabase>>, measure: (name: string) => Promise<void> }) => Promise<void>} play
 */
const compared = (play) => async (/** @type {Product} */ product) => {
  const sink = await openSink()
  const { address, id } = await product.install(orderWorkflow(sink.url))
  const database = await openShopDatabase(product.data)
  const connections = 10
  await closedLoop({ url: address, connections, milliseconds: 5_000, body: order })
  /** @type {Figures} */
  const figures = {}
  let first = 0
  const measure = async (/** @type {string} */ name) => {
    // The first second settles what was changed just before: plans are made anew.
    await closedLoop({ url: address, connections, milliseconds: 1_000, body: order })
    await delay(1_000)
    sink.forget()
    const read = await database.rowsRead()
    const begin = performance.now()
    const load = await closedLoop({ url: address, connections, milliseconds: seconds * 1_000, body: order })
    await sink.reached(load.accepted, patience)
    const rate = (load.accepted / (performance.now() - begin)) * 1_000
    first ||= rate
    // Sessions report what they have read within a second.
    await delay(1_500)
    figures[`${name} rows read/run`] = ((await database.rowsRead()) - read) / load.accepted
    figures[`${name} runs/s`] = rate
    figures[`${name} ratio`] = rate / first
    figures[`${name} p99`] = percentile(load.latencies, 0.99)
    const [ratio, rowsRead] = [rate / first, figures[`${name} rows read/run`]]
    if (!values.json) {
      console.log(
        name.padEnd(24),
        `${Math.round(rate)} runs/s, ratio ${ratio.toFixed(2)}, ${rowsRead?.toFixed(1)} rows read a run`,
      )
    }
  }
  try {
    await play({ product, id, database, measure })
    return { ...figures, ...(await database.sizes()) }
  } finally {
    await database.close()
    sink.close()
  }
}

/** @type {Record<string, (product: Product) => Promise<Figures>>} */
const scenarios = {
  'w1-10': orders(10),
  'w1-50': orders(50),
  async burst(product) {
    const sink = await openSink()
    const { address } = await product.install(orderWorkflow(sink.url))
    await closedLoop({ url: address, connections: 50, count: 500, body: order })
    await delay(1_000)
    sink.forget()
    const begin = performance.now()
    const load = await closedLoop({ url: address, connections: 200, count: 2_000, body: order })
    await sink.reached(load.accepted, patience)
    const figures = {
      'accepted ms': load.milliseconds,
      'done ms': performance.now() - begin,
      ...answers(load),
    }
    sink.close()
    return figures
  },
  async open(product) {
    const sink = await openSink()
    const { address } = await product.install(orderWorkflow(sink.url))
    const load = await openLoop({ url: address, rate: 500, milliseconds: seconds * 1_000, body: order })
    await sink.reached(load.accepted, patience)
    sink.close()
    return { 'accepted/s': (load.accepted / load.milliseconds) * 1_000, ...answers(load), ...slowest(load) }
  },
  partner: orders(50, { delay: 200 }),
  /** The same load for as long as --minutes says: the last minute against the first, and how large the tables are. */
  async soak(product) {
    const sink = await openSink()
    const { address } = await product.install(orderWorkflow(sink.url))
    await closedLoop({ url: address, connections: 10, milliseconds: 5_000, body: order })
    /** @type {number[]} */
    const perMinute = []
    for (let minute = 0; minute < Number(values.minutes); minute += 1) {
      sink.forget()
      const load = await closedLoop({ url: address, connections: 10, milliseconds: 60_000, body: order })
      await sink.reached(load.accepted, patience)
      perMinute.push((load.accepted / load.milliseconds) * 1_000)
      if (!values.json) console.log(`minute ${minute + 1}`, Math.round(perMinute.at(-1) ?? 0), 'runs/s')
    }
    sink.close()
    const database = await openShopDatabase(product.data)
    const sizes = await database.sizes()
    await database.close()
    const [first = 1] = perMinute
    return { first, last: perMinute.at(-1) ?? 0, 'last/first': (perMinute.at(-1) ?? 0) / first, ...sizes }
  },
  /** Statistics gathered with no open run, with many, and when those are gone: a plan that was made for one is not kept. */
  analyze: compared(async ({ id, database, measure }) => {
    await measure('before')
    await database.analyze()
    await measure('analyzed, none open')
    await database.addWaiting(id, Number(values.open))
    await measure('many open')
    await database.analyze()
    await measure('analyzed, many open')
    await database.removeWaiting()
    await measure('none open again')
  }),
  /** A history of as many runs as --runs says, and statistics of it. */
  million: compared(async ({ id, database, measure }) => {
    await measure('before')
    await database.addFinished(id, Number(values.runs), (done) => {
      if (!values.json) console.log(`${done} finished runs`)
    })
    await database.settle()
    await measure('after')
  }),
  async w2(product) {
    const { address, id } = await product.install(tenStepsWorkflow())
    await closedLoop({ url: address, connections: 50, milliseconds: 2_000, body: order })
    const load = await closedLoop({
      url: address,
      connections: 50,
      milliseconds: seconds * 1_000,
      body: order,
    })
    const accepted = performance.now()
    const limit = accepted + patience
    const open = async () => {
      const { items } = await product.call('GET', `/runs?workflowId=${id}&status=running&limit=1`)
      return items.length > 0
    }
    while ((await open()) && performance.now() < limit) await delay(50)
    const lag = performance.now() - accepted
    return { 'runs/s': (load.accepted / (load.milliseconds + lag)) * 1_000, ...answers(load), 'lag ms': lag }
  },
}

/** Ratios and short times to the hundredth, everything else to the tenth. @param {number} figure */
const rounded = (figure) =>
  Math.abs(figure) < 10 ? Math.round(figure * 100) / 100 : Math.round(figure * 10) / 10

/** @param {Figures[]} rounds */
function medians(rounds) {
  const [first = {}] = rounds
  return Object.fromEntries(
    Object.keys(first).map((name) => [
      name,
      rounded(
        percentile(
          rounds.map((round) => round[name] ?? 0),
          0.5,
        ),
      ),
    ]),
  )
}

const long = ['soak', 'million', 'analyze']
const quick = Object.keys(scenarios).filter((name) => !long.includes(name))
const names = positionals.length > 0 ? positionals : quick
/** @type {Record<string, Figures>} */
const report = {}
for (const name of names) {
  const scenario = scenarios[name]
  if (scenario === undefined)
    throw new Error(`No scenario "${name}"; there are ${Object.keys(scenarios).join(', ')}.`)
  /** @type {Figures[]} */
  const rounds = []
  for (let round = 0; round < Number(values.repeat); round += 1) {
    const product = await startProduct({ args: nodeOptions })
    try {
      const idle = product.memory()
      const figures = await scenario(product)
      const after = product.memory()
      rounds.push({
        ...figures,
        'idle MB': idle.server + idle.database,
        'after MB': after.server + after.database,
        // The model of the inbox labels the first conversations of a new shop and leaves 20 seconds later.
        'model after MB': after.model,
      })
    } finally {
      await product.stop()
    }
  }
  report[name] = medians(rounds)
  if (!values.json) console.log(name.padEnd(10), JSON.stringify(report[name]))
}
if (values.json) console.log(JSON.stringify(report, null, 2))
