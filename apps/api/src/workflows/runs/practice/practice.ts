import { randomBytes, randomUUIDv7 } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { buildGraph, type Json, type WorkflowDefinition } from '@counterflow/core'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import type { ActionRunner } from '../engine/action-runner.js'
import type { ClaimedRun } from '../engine/claimed-run.js'
import { RunDriver } from '../engine/run-driver.js'
import { RunStore } from '../engine/run-store.js'
import { practiceOrder, practiceWorkflow } from './practice-workflow.js'

/** So many until most of what a delivery needs is compiled. */
const enough = 600
/** As many at once as a brisk shop has. */
const atOnce = 20
/** In milliseconds: on a machine that is busy, practice takes time that others need. */
const longest = 2_000
/** How long it rests, in milliseconds, each time that it finds real work. */
const givingWay = 100

/** What a process practises with. */
export interface PracticeParts {
  readonly pool: PlainPool
  readonly actions: ActionRunner
  readonly shopValues: () => Promise<Json>
}

/** The workflow that is practised, as if it were on. It is in no database, so that what starts it is never written. */
export interface PracticeVersion {
  readonly workflowId: string
  readonly versionId: string
  readonly definition: WorkflowDefinition
}

/**
 * A process that has just started takes twice as long for each delivery as it does some hundred later, since its code
 * is interpreted first. So it practises before: runs that exist nowhere are driven by the engine's own code, each sends
 * its order to this very process, which takes it in as it takes any delivery, up to the database, which finds no such
 * workflow or run and writes nothing.
 */
export class Practice {
  private readonly token = randomBytes(24).toString('base64url')
  private readonly store: RunStore
  private readonly stopping = new AbortController()
  private version: PracticeVersion | undefined
  private left = enough
  private isInTheWay = false
  private underWay: Promise<void> | undefined

  constructor(private readonly parts: PracticeParts) {
    // One of its own: what the product's tells is measured.
    this.store = new RunStore(parts.pool)
  }

  /** From now on there is something to practise with. @param origin where this process takes deliveries */
  open(origin: string): void {
    this.version = {
      workflowId: randomUUIDv7(),
      versionId: randomUUIDv7(),
      definition: practiceWorkflow(`${origin}/hooks/${this.token}`),
    }
  }

  /** The workflow behind an address, while it is practised. */
  behind(token: string): PracticeVersion | undefined {
    return token === this.token ? this.version : undefined
  }

  /** The same by its version. */
  of(versionId: string): PracticeVersion | undefined {
    return versionId === this.version?.versionId ? this.version : undefined
  }

  /** `count` real deliveries were taken in, or runs have ended: they are practice as well, and come first. */
  spare(count: number): void {
    this.left -= count
    if (count > 0) this.isInTheWay = true
  }

  /** Resolves once there was practice enough, however often it is called. */
  done(): Promise<void> {
    const { version } = this
    if (version === undefined) return this.underWay ?? Promise.resolve()
    this.underWay ??= this.practise(version).finally(() => {
      this.version = undefined
    })
    return this.underWay
  }

  /** Ends what is under way. */
  async stop(): Promise<void> {
    this.left = 0
    this.stopping.abort()
    await this.underWay?.catch(() => {})
  }

  private async practise(version: PracticeVersion): Promise<void> {
    const end = performance.now() + longest
    while (this.left > 0 && performance.now() < end) {
      if (this.isInTheWay) {
        this.isInTheWay = false
        await delay(givingWay)
        continue
      }
      this.left -= atOnce
      await Promise.all(Array.from({ length: atOnce }, (_, index) => this.drive(version, this.left + index)))
    }
  }

  private async drive({ workflowId, versionId, definition }: PracticeVersion, number: number): Promise<void> {
    const { actions, shopValues } = this.parts
    const trigger = { body: practiceOrder(number) }
    const run: ClaimedRun = {
      id: randomUUIDv7(),
      epoch: 1,
      workflowId,
      versionId,
      trigger,
      weight: JSON.stringify(trigger).length,
      resumed: false,
      arrivals: 0,
      continues: {},
      isGated: false,
      createdAt: Date.now(),
      queuedMilliseconds: 0,
    }
    const driver = new RunDriver(
      run,
      { graph: buildGraph(definition), permissions: [] },
      { records: [], arrivals: new Map() },
      {
        actions,
        shopValues,
        admit: (...asked) => actions.admit(...asked),
        // The database knows of no such run, and says so. To go on all the same changes nothing there.
        flush: (flush) => this.store.flush(flush).then(() => true),
        arrivals: async () => new Map(),
        isHeld: async () => true,
        now: Date.now,
        elapsed: () => performance.now(),
        random: Math.random,
        stopping: () => this.stopping.signal.aborted,
        grew: () => {},
        attempted: () => {},
      },
      this.stopping.signal,
    )
    try {
      await driver.open()
      driver.written(performance.now())
      await driver.drive()
    } finally {
      driver.letGo()
      await driver.settled()
    }
  }
}
