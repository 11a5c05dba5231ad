import {
  addressKey,
  advance,
  type Decision,
  defaultRetry,
  type EffectToRun,
  type Json,
  nextAttemptAt,
  type RunError,
  type StepOutcome,
} from '@counterflow/core'
import type { ActionRunner, AttemptResult } from './action-runner.js'
import type { ClaimedRun, RunFate, RunFlush } from './run-store.js'
import { RunMemory, recordOf, type StepRecord } from './step-record.js'
import type { RunnableVersion } from './version-cache.js'

/** What a driver needs of the engine. */
export interface DriverPorts {
  readonly actions: ActionRunner
  /** What references find under `shop`. */
  readonly shopValues: () => Promise<Json>
  readonly flush: (flush: RunFlush) => Promise<boolean>
  readonly now: () => number
  /** A number from 0 to 1, 1 excluded. */
  readonly random: () => number
  /** Whether this process is to end: then no further effect begins, and the run is put back where it stands. */
  readonly stopping: () => boolean
}

/**
 * Takes one claimed run as far as it gets now: to its end, or to a wait. An effect is begun only after the flush
 * that says so, and what follows it only after the flush of its outcome; a refused flush ends everything here,
 * because the run is then somebody else's.
 */
export class RunDriver {
  private readonly memory: RunMemory
  private readonly underWay = new Map<string, Promise<StepRecord>>()
  private unwritten: StepRecord[] = []

  constructor(
    private readonly run: ClaimedRun,
    private readonly version: RunnableVersion,
    history: readonly StepRecord[],
    private readonly ports: DriverPorts,
    private readonly signal: AbortSignal,
  ) {
    this.memory = new RunMemory(history)
  }

  /** Resolves once the run has ended, waits, or is no longer ours: with the time at which it goes on, if it waits. */
  async drive(): Promise<number | undefined> {
    const shop = await this.ports.shopValues()
    for (;;) {
      const { effects, decision } = this.advance(shop)
      if (decision.kind === 'finish') {
        await this.write(endOf(decision))
        return undefined
      }
      const interrupted = this.interrupted(decision)
      if (this.giveUpOnUnrepeatable(interrupted)) continue
      const begun = this.ports.stopping() ? [] : [...effects, ...interrupted]
      for (const effect of begun) this.noteStart(effect)
      if (begun.length === 0 && this.underWay.size === 0) {
        const isIdle = effects.length === 0 && interrupted.length === 0
        const until = isIdle && decision.wakeAt !== null ? decision.wakeAt : this.ports.now()
        return (await this.write({ kind: 'parked', until })) ? until : undefined
      }
      if (this.unwritten.length > 0 && !(await this.write({ kind: 'goes-on' }))) return undefined
      if (this.signal.aborted) return undefined
      for (const effect of begun) this.underWay.set(addressKey(effect.address), this.perform(effect))
      await this.nextNews(decision.wakeAt)
      if (this.signal.aborted) return undefined
    }
  }

  /** Whether something that was begun here is still under way. */
  get isBusy(): boolean {
    return this.underWay.size > 0
  }

  /** Resolves once nothing that was begun here is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay.values())
  }

  private advance(shop: Json): { effects: readonly EffectToRun[]; decision: Decision } {
    const now = this.ports.now()
    const values = { trigger: this.run.trigger, shop, outcomes: this.memory.outcomes }
    const { computed, effects, decision } = advance(this.version.graph, values, now)
    for (const { address, input, outcome } of computed) {
      this.note(recordOf(address, outcome, { at: now, input, milliseconds: 0 }))
    }
    return { effects, decision }
  }

  /** Effects that a process began before it died; nobody here knows how they went. */
  private interrupted(decision: Extract<Decision, { kind: 'go-on' }>): EffectToRun[] {
    return decision.inFlight
      .filter((address) => !this.underWay.has(addressKey(address)))
      .flatMap((address) => {
        const node = this.version.graph.nodes.get(address.nodeId)
        return node?.kind === 'action' ? [{ address, node, input: this.memory.inputOf(address) ?? {} }] : []
      })
  }

  /** Fails the effects that must not be attempted twice. True if there were any. */
  private giveUpOnUnrepeatable(interrupted: readonly EffectToRun[]): boolean {
    const unrepeatable = interrupted.filter(({ node }) => !this.ports.actions.isRepeatable(node.action))
    for (const { address } of unrepeatable) {
      const error: RunError = {
        code: 'outcome_unknown',
        message:
          'The server died while this step was under way. It may have happened; look there before you do it again.',
        nodeId: address.nodeId,
      }
      const attempt = this.memory.nextAttempt(address) - 1
      this.note(recordOf(address, { status: 'failed', error }, { at: this.ports.now(), attempt }))
    }
    return unrepeatable.length > 0
  }

  private noteStart({ address, input }: EffectToRun): void {
    const attempt = this.memory.nextAttempt(address)
    const at = this.ports.now()
    this.note(recordOf(address, { status: 'started', attempt }, attempt === 1 ? { at, input } : { at }))
  }

  private note(record: StepRecord): void {
    this.memory.remember(record)
    this.unwritten.push(record)
  }

  private write(fate: RunFate): Promise<boolean> {
    const records = this.unwritten
    this.unwritten = []
    const { id: runId, epoch } = this.run
    return this.ports.flush({ runId, epoch, position: this.memory.size - records.length, records, fate })
  }

  /** Waits for an effect to end, or for the time at which a waiting step goes on. */
  private async nextNews(wakeAt: number | null): Promise<void> {
    const alarm = wakeAt === null ? undefined : after(wakeAt - this.ports.now())
    const ended = await Promise.race([...this.underWay.values(), ...(alarm ? [alarm.rings] : [])])
    alarm?.stop()
    if (ended === undefined) return
    this.underWay.delete(addressKey(ended.address))
    this.note(ended)
  }

  private async perform({ address, node, input }: EffectToRun): Promise<StepRecord> {
    const begunAt = this.ports.now()
    const attempt = this.memory.nextAttempt(address) - 1
    const result = await this.ports.actions.run({
      runId: this.run.id,
      workflowName: this.version.graph.definition.name,
      permissions: this.version.permissions,
      actionId: node.action,
      input: this.memory.inputOf(address) ?? input,
      idempotencyKey: `${this.run.id}/${address.nodeId}/${address.iteration.join('.')}`,
      attempt,
      signal: this.signal,
    })
    const at = this.ports.now()
    const times = { at, attempt, milliseconds: at - begunAt }
    if (result.ok) {
      return recordOf(address, { status: 'succeeded', port: 'then', output: result.output }, times)
    }
    const error: RunError = { code: result.code, message: result.message, nodeId: address.nodeId }
    return recordOf(address, this.afterFailure(node, attempt, result, error, at), { ...times, error })
  }

  private afterFailure(
    node: EffectToRun['node'],
    attempt: number,
    { retry, retryAfterSeconds }: Extract<AttemptResult, { ok: false }>,
    error: RunError,
    now: number,
  ): StepOutcome {
    const policy = node.retry ?? defaultRetry
    const until =
      retry && this.ports.actions.isRepeatable(node.action)
        ? nextAttemptAt(policy, attempt, now, this.ports.random(), retryAfterSeconds)
        : null
    return until === null ? { status: 'failed', error } : { status: 'waiting', attempt, until }
  }
}

function endOf(decision: Extract<Decision, { kind: 'finish' }>): RunFate {
  const error = decision.status === 'failed' ? decision.error : null
  return { kind: 'finished', result: decision.status, error }
}

/** Longer timers overflow and ring at once. */
const longestTimer = 2_147_483_647

function after(milliseconds: number): { rings: Promise<undefined>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  const rings = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.min(Math.max(0, milliseconds), longestTimer))
  })
  return { rings, stop: () => clearTimeout(timer) }
}
