import { setTimeout as delay } from 'node:timers/promises'
import type { ChaosPlace } from './chaos-place.js'
import { planFaults } from './faults.js'
import { Random } from './random.js'
import { countOpen, readRuns } from './recorded-runs.js'
import { Sender } from './sender.js'
import { judge, pledges, type Verdict } from './verdict.js'

/** How hard and how long a round is. */
export interface RoundShape {
  /** How long the load lasts, in milliseconds: somewhere between these two. */
  readonly milliseconds: readonly [number, number]
  /** Deliveries a second: somewhere between these two. */
  readonly rate: readonly [number, number]
  readonly mostFaults: number
  /** How long a fault may last, in milliseconds. */
  readonly longestFault: number
  /** Draws no other fault than this one. */
  readonly only?: string
}

export const shortRounds: RoundShape = {
  milliseconds: [800, 1_300],
  rate: [40, 80],
  mostFaults: 2,
  longestFault: 1_300,
}

export const longRounds: RoundShape = {
  milliseconds: [4_000, 12_000],
  rate: [100, 300],
  mostFaults: 3,
  longestFault: 15_000,
}

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

  const length = random.between(...shape.milliseconds)
  const plan = planFaults(place, random, shape.mostFaults, shape.only)
  const missed: string[] = []
  // Faults draw from numbers of their own, so that it does not matter which of two overlapping ones is faster.
  const striking = plan.map(async ({ fault, at }, index) => {
    const own = new Random(seed + 7_919 * (index + 1))
    await delay(at * length)
    await fault.strike(place, own, shape.longestFault).catch((error: unknown) => {
      missed.push(`"${fault.name}" could not strike: ${String(error)}`)
    })
  })
  await sender.send(`r${seed}`, random.between(...shape.rate), length)
  await Promise.all(striking)
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
    faults: plan.map(({ fault }) => fault.name),
    verdict,
    sentAgain: sender.again,
    recovery: Math.max(0, Math.max(healed, ...recovered) - healed),
    milliseconds: performance.now() - begun,
    complaints: [
      ...missed,
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
