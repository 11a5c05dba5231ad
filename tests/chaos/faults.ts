import { setTimeout as delay } from 'node:timers/promises'
import { signal } from './chaos-database.js'
import type { ChaosPlace } from './chaos-place.js'
import type { ProductProcess } from './product-process.js'
import type { Random } from './random.js'

/** Something that goes wrong. It has mended itself when `strike` resolves; processes may still be starting then. */
export interface Fault {
  readonly name: string
  /** How often it is chosen, beside the others. */
  readonly weight: number
  readonly isPossible?: (place: ChaosPlace) => boolean
  /** @param longest how long it may last, in milliseconds */
  readonly strike: (place: ChaosPlace, random: Random, longest: number) => Promise<void>
}

const shortestFreeze = 500

/** Sends a process to sleep, and PostgreSQL may meanwhile end the session that proves it alive. */
async function freeze(
  place: ChaosPlace,
  victim: ProductProcess,
  random: Random,
  longest: number,
): Promise<void> {
  const duration = random.between(shortestFreeze, longest)
  const isDeclaredDead = random.next() < 0.6
  victim.freeze()
  try {
    if (isDeclaredDead) await place.database.dropLiveness(victim.pid).catch(() => undefined)
    await delay(duration)
  } finally {
    victim.thaw()
  }
}

async function freezeServer(place: ChaosPlace, title: string, milliseconds: number): Promise<void> {
  const pids = await place.database.serverProcesses(title)
  for (const pid of pids) signal(pid, 'SIGSTOP')
  await delay(milliseconds)
  for (const pid of pids) signal(pid, 'SIGCONT')
}

const everyNetwork = (place: ChaosPlace) => place.processes.map(({ network }) => network)

export const faults: readonly Fault[] = [
  {
    name: 'kill api',
    weight: 2,
    strike: async (place, random) => random.pick(place.serving()).kill(),
  },
  {
    name: 'kill worker',
    weight: 4,
    strike: async (place, random) => random.pick(place.working()).kill(),
  },
  {
    name: 'kill api and worker',
    weight: 2,
    strike: async (place, random) => {
      await Promise.all([random.pick(place.serving()).kill(), random.pick(place.working()).kill()])
    },
  },
  {
    name: 'kill all',
    weight: 1,
    strike: async (place) => {
      await Promise.all(place.processes.map((process) => process.kill()))
    },
  },
  {
    name: 'freeze worker',
    weight: 4,
    strike: (place, random, longest) => freeze(place, random.pick(place.working()), random, longest),
  },
  {
    name: 'freeze api',
    weight: 1,
    strike: (place, random, longest) => freeze(place, random.pick(place.serving()), random, longest),
  },
  {
    name: 'kill backend',
    weight: 2,
    strike: async ({ database }, random) => {
      const backends = await database.backends().catch(() => [])
      if (backends.length > 0) signal(random.pick(backends), 'SIGKILL')
    },
  },
  { name: 'kill postmaster', weight: 2, strike: ({ database }) => database.killPostmaster() },
  { name: 'restart database', weight: 2, strike: ({ database }) => database.restart() },
  {
    name: 'freeze checkpointer',
    weight: 1,
    strike: (place, _random, longest) => freezeServer(place, 'checkpointer', Math.min(2_000, longest)),
  },
  {
    name: 'freeze database',
    weight: 2,
    strike: (place, _random, longest) => freezeServer(place, '', Math.min(2_000, longest)),
  },
  {
    name: 'reset connections',
    weight: 2,
    strike: async (place) => {
      for (const network of everyNetwork(place)) network.reset()
    },
  },
  {
    name: 'silence everywhere',
    weight: 1,
    strike: async (place, random, longest) => {
      for (const network of everyNetwork(place)) network.silence()
      await delay(random.between(500, Math.min(longest, 4_000)))
      const lose = random.next() < 0.5
      for (const network of everyNetwork(place)) network.speak({ lose })
    },
  },
  {
    name: 'cut off worker',
    weight: 3,
    strike: async (place, random, longest) => {
      const { network } = random.pick(place.working())
      network.silence()
      if (random.next() < 0.6) network.forgetClients()
      await delay(random.between(500, longest))
      network.speak({ lose: random.next() < 0.5 })
    },
  },
  {
    name: 'disk full',
    weight: 1,
    isPossible: ({ database }) => database.hasOwnDisk,
    strike: async ({ database }, random, longest) => {
      await database.fillDisk()
      await delay(random.between(500, Math.min(longest, 4_000)))
      await database.emptyDisk()
    },
  },
]

/** A fault, and when in its round it strikes. */
export interface PlannedFault {
  readonly fault: Fault
  /** As a share of the round's length. */
  readonly at: number
}

/** One to `most` faults, by their weights; of one kind where `only` names it. */
export function planFaults(place: ChaosPlace, random: Random, most: number, only?: string): PlannedFault[] {
  const possible = faults.filter(
    ({ name, isPossible }) => (only === undefined || name === only) && (isPossible?.(place) ?? true),
  )
  const drawn = possible.flatMap((fault) => Array.from({ length: fault.weight }, () => fault))
  return Array.from({ length: random.whole(1, most) }, () => ({
    fault: random.pick(drawn),
    at: random.between(0.15, 0.85),
  })).sort((one, other) => one.at - other.at)
}
