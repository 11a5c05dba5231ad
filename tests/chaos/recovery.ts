import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ChaosPlace } from './chaos-place.js'
import { CutOffHost } from './cut-off-host.js'
import { ProductProcess } from './product-process.js'
import { Random } from './random.js'
import { countOpen } from './recorded-runs.js'
import { Sender } from './sender.js'

const deliveries = 40
const repetitions = 3
const patience = 120_000
/** Deliveries that come one by one are claimed by one process and another; what comes at once is claimed at once. */
const pauseBetween = 30

/** How long runs that were under way lay idle, by what happened to their process. In milliseconds, one each time. */
export interface RecoveryTimes {
  readonly restart: number[]
  readonly restartOnceReady: number[]
  readonly takeOver: number[]
  readonly partition: number[]
}

/** Measures, three times each, and says, how long it takes until the last interrupted call is made again. */
export async function measureRecovery(folder: string, say: (text: string) => void): Promise<RecoveryTimes> {
  const times: RecoveryTimes = { restart: [], restartOnceReady: [], takeOver: [], partition: [] }
  const logs = join(folder, 'recovery')
  await mkdir(logs, { recursive: true })
  const place = await ChaosPlace.open(logs, () => undefined)
  try {
    for (let time = 0; time < repetitions; time += 1) await restart(place, times)
    for (let time = 0; time < repetitions; time += 1) await takeOver(place, times)
    const host = await CutOffHost.open()
    if (host === undefined) say('THE PARTITION IS NOT MEASURED: it needs Linux, root and network namespaces.')
    else {
      try {
        for (let time = 0; time < repetitions; time += 1) await partition(place, host, times, time)
      } finally {
        await host.close()
      }
    }
  } finally {
    await place.close({ keepLogs: false })
  }
  const list = (found: readonly number[]) =>
    found.length === 0 ? 'not measured' : found.map((time) => `${(time / 1_000).toFixed(2)} s`).join(', ')
  say(`\nUntil the last of the interrupted calls was made again, ${repetitions} times each:`)
  say(`all workers killed, and started again at once   ${list(times.restart)}`)
  say(`  of that, after they were ready                ${list(times.restartOnceReady)}`)
  say(`one worker killed, the other takes over         ${list(times.takeOver)}`)
  say(`one worker cut off, the other takes over        ${list(times.partition)}\n`)
  return times
}

/** Starts runs whose calls the sink keeps waiting; answers the keys of those calls. */
async function holdCalls(place: ChaosPlace, prefix: string, count = deliveries): Promise<Set<string>> {
  await idle(place)
  place.sink.takeRequests()
  place.sink.hold()
  const [order] = place.workflows
  if (order === undefined) throw new Error('No workflow is installed.')
  const origins = place.serving().map(({ url }) => url)
  const sender = new Sender(() => origins, [order.address], new Random(1))
  for (let index = 0; index < count; index += 1) {
    sender.begin(`${prefix}-${Date.now()}-${index}`)
    await delay(pauseBetween)
  }
  await sender.settled(patience)
  await until(() => place.sink.requests.length >= count)
  return new Set(place.sink.requests.map(({ key }) => key))
}

/** Resolves when each of `keys` has been called once more; answers when, in milliseconds since 1970. */
async function calledAgain(place: ChaosPlace, keys: ReadonlySet<string>, since: number): Promise<number> {
  const again = () => new Set(place.sink.requests.filter(({ at }) => at > since).map(({ key }) => key))
  await until(() => keys.isSubsetOf(again()))
  const firsts = Map.groupBy(
    place.sink.requests.filter(({ key, at }) => at > since && keys.has(key)),
    ({ key }) => key,
  )
  return Math.max(...[...firsts.values()].map(([first]) => first?.at ?? 0))
}

async function restart(place: ChaosPlace, times: RecoveryTimes): Promise<void> {
  const keys = await holdCalls(place, 'restart')
  const workers = place.working()
  const since = Date.now()
  await Promise.all(workers.map((worker) => worker.kill()))
  await delay(50)
  const ready = Promise.any(workers.map((worker) => worker.isReady())).then(() => Date.now())
  const last = await calledAgain(place, keys, since)
  times.restart.push(last - since)
  times.restartOnceReady.push(Math.max(0, last - (await ready)))
  await Promise.all(workers.map((worker) => worker.isReady()))
  place.sink.release()
}

async function takeOver(place: ChaosPlace, times: RecoveryTimes): Promise<void> {
  const [victim] = place.working()
  if (victim === undefined) throw new Error('No process works.')
  const interrupted = await holdCallsOf(place, victim, 'take-over')
  const since = Date.now()
  await victim.stop({ gently: false })
  times.takeOver.push((await calledAgain(place, interrupted, since)) - since)
  place.sink.release()
  place.processes.splice(place.processes.indexOf(victim), 1)
  await place.add('worker', `${victim.name}-again`)
}

async function partition(place: ChaosPlace, host: CutOffHost, times: RecoveryTimes, time: number) {
  await place.database.welcome(host.address)
  const away = await ProductProcess.start(
    {
      database: place.database,
      folder: place.folder,
      wrapper: host.wrapper,
      host: host.address,
      databaseUrl: place.database.urlThrough(place.database.target.port),
    },
    'worker',
    `away-${time}`,
  )
  try {
    const interrupted = await holdCallsOf(place, away, 'partition')
    const since = Date.now()
    await host.cut()
    times.partition.push((await calledAgain(place, interrupted, since)) - since)
    await host.mend()
    place.sink.release()
  } finally {
    await away.stop({ gently: false })
  }
}

/** The same, until some of the calls are those of `victim`; answers only these. */
async function holdCallsOf(place: ChaosPlace, victim: ProductProcess, prefix: string): Promise<Set<string>> {
  for (;;) {
    const keys = await callsOf(place, victim.pid, await holdCalls(place, prefix))
    if (keys.size > 0) return keys
    place.sink.release()
  }
}

/** Those of `keys` whose runs the process holds. */
async function callsOf(place: ChaosPlace, pid: number, keys: ReadonlySet<string>): Promise<Set<string>> {
  const rows = await place.database.pool`
    select runs.id from runs join processes on processes.owner = runs.owner
     where processes.pid = ${pid} and runs.finished_at is null`
  const held = new Set(rows.map(({ id }) => String(id)))
  return new Set([...keys].filter((key) => held.has(key.split('/')[0] ?? '')))
}

async function idle(place: ChaosPlace): Promise<void> {
  const workflows = place.workflows.map(({ id }) => id)
  const end = Date.now() + patience
  while ((await countOpen(place.database.pool, workflows)) > 0) {
    if (Date.now() > end) throw new Error('Runs are stuck.')
    await delay(50)
  }
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + patience
  while (!condition()) {
    if (Date.now() > end) throw new Error('It took more than two minutes.')
    await delay(20)
  }
}
