import { setTimeout as delay } from 'node:timers/promises'
import type { ChaosPlace } from './chaos-place.js'
import { beginFaults } from './fault-strikes.js'
import { Random } from './random.js'
import { countOpen, readRuns } from './recorded-runs.js'
import type { RoundShape } from './round-shape.js'
import { Sender } from './sender.js'
import { judge, pledges, type Verdict } from './verdict.js'

export interface Round {
  readonly seed: number
  readonly faults: readonly string[]
  readonly verdict: Verdict
  /** Deliveries that had to be sent again. */
  readonly sentAgain: number
  /** From the end of the last fault until the last run that had been accepted by then was done, in milliseconds. */
  readonly recovery: number
  readonly milliseconds: number
  /** Every promise that was broken, in words; empty for a good round. */
  readonly complaints: readonly string[]
}

/** Only a broken round waits it out: a busy machine takes its time. */
const quietWithin = 180_000
/** With a process of a third role, for one round in five. */
const shareWithAll = 0.2

export async function playRound(place: ChaosPlace, seed: number, shape: RoundShape): Promise<Round> {
  const begun = performance.now()
  const random = new Random(seed)
  place.sink.takeRequests()
  place.sink.random = new Random(random.whole(0, 1_000_000_000))
  const both = random.next() < shareWithAll ? await place.add('all', `all-${seed}`) : undefined
  const since = await now(place)
  const serving = () => place.serving().map(({ url }) => url)
  const addresses = place.workflows.map(({ address }) => address)
  const sender = new Sender(serving, addresses, new Random(random.whole(0, 1_000_000_000)))

  const strikes = beginFaults(place, random, seed, shape)
  await sender.send(`r${seed}`, random.between(...shape.rate), strikes.length)
  await strikes.over
  const healed = Date.now()

  const { unanswered } = await sender.settled(quietWithin)
  await quiet(place)
  const workflows = place.workflows.map(({ id }) => id)
  const runs = await patiently(() => readRuns(place.database.pool, workflows, since))
  if (both !== undefined) await place.remove(both)
  const verdict = judge({
    accepted: sender.accepted,
    runs,
    requests: place.sink.takeRequests(),
    workflows: place.workflows,
  })
  const waits = new Map(place.workflows.map((workflow) => [workflow.id, workflow.waits]))
  const recovered = runs
    .filter(({ created_at }) => created_at.getTime() < healed)
    .map(({ finished_at, workflow_id }) => (finished_at?.getTime() ?? healed) - (waits.get(workflow_id) ?? 0))
  const deaths = place.processes.flatMap((process) => process.deaths.splice(0))
  return {
    seed,
    faults: strikes.faults,
    verdict,
    sentAgain: sender.again,
    recovery: Math.max(0, Math.max(healed, ...recovered) - healed),
    milliseconds: performance.now() - begun,
    complaints: [
      ...strikes.missed,
      ...(unanswered > 0 ? [`${unanswered} deliveries were never answered`] : []),
      ...sender.refused.map((text) => `refused: ${text}`),
      ...deaths,
      ...pledges.flatMap((name) => verdict.broken[name].map((text) => `${name}: ${text}`)),
    ],
  }
}

/** The database's time, once it answers. */
async function now({ database }: ChaosPlace): Promise<Date> {
  for (;;) {
    const rows = await database.pool`select clock_timestamp() as now`.catch(() => [])
    const value = rows[0]?.now
    if (value instanceof Date) return value
    await delay(50)
  }
}

/** A database that was just killed may answer once more before it goes. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const until = Date.now() + quietWithin; ; ) {
    try {
      return await ask()
    } catch (error) {
      if (Date.now() > until) throw error
      await delay(100)
    }
  }
}

/** Resolves once no run is open, or after minutes, when those that are left count as stuck. */
async function quiet(place: ChaosPlace): Promise<void> {
  const workflows = place.workflows.map(({ id }) => id)
  const until = Date.now() + quietWithin
  while (Date.now() < until) {
    const open = await countOpen(place.database.pool, workflows).catch(() => Number.POSITIVE_INFINITY)
    if (open === 0) return
    await delay(50)
  }
}
