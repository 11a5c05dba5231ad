import {
  type Arrivals,
  addressKey,
  advance,
  canonicalJson,
  type Decision,
  type EffectToRun,
  expand,
  type Json,
  type Lookup,
  lookupAt,
  type PureRecord,
  RunProgress,
  type RunSurroundings,
  type StepAddress,
} from '@counterflow/core'
import type { ActionAttempt, ActionRunner } from './action-runner.js'
import { after } from './alarm.js'
import type { ClaimedRun } from './claimed-run.js'
import { type AdmittedEffect, type PerformancePorts, performEffect } from './effect-performance.js'
import { type HoldPorts, HoldProof } from './hold-proof.js'
import type { RunFate, RunFlush } from './run-flush.js'
import { weightOf } from './run-weight.js'
import { type AwaitedAt, postponedRecord, RunMemory, recordOf, type StepRecord } from './step-record.js'
import type { RunnableVersion } from './version-cache.js'

/** What a driver needs of the engine. */
export interface DriverPorts extends PerformancePorts, HoldPorts {
  /** What references find under `shop`. */
  readonly shopValues: () => Promise<Json>
  readonly admit: ActionRunner['admit']
  readonly flush: (flush: RunFlush) => Promise<boolean>
  /** The events that have come for the waiting steps of the run by now. */
  readonly arrivals: () => Promise<Arrivals>
  /**
   * Whether the run is to make way, for the end of this process or for lack of memory: then no further effect begins,
   * and it is put back where it stands.
   */
  readonly stopping: () => boolean
  /** Told of what the run holds in memory from now on, in characters of JSON. */
  readonly grew: (characters: number) => void
}

/** What is known of a run that was driven before. */
export interface RunPast {
  readonly records: readonly StepRecord[]
  /** The events that have come for its waiting steps. */
  readonly arrivals: Arrivals
}

/**
 * Takes one claimed run as far as it gets now: to its end, or to a wait. An effect is begun only after the flush
 * that says so, and what follows it only after the flush of its outcome; a refused flush ends everything here,
 * because the run is then somebody else's.
 */
export class RunDriver {
  private readonly memory: RunMemory
  private readonly progress: RunProgress
  private readonly underWay = new Map<string, Promise<StepRecord>>()
  /** Effects whose other side is busy, with the time at which they ask again. */
  private readonly putOff = new Map<string, number>()
  private unwritten: StepRecord[] = []
  /** Effects that may begin and have not: each holds a place among the calls to its partner. */
  private admitted: AdmittedEffect[] = []
  private readonly hold: HoldProof
  private surroundings: RunSurroundings
  private arrivals: Arrivals

  constructor(
    private readonly run: ClaimedRun,
    private readonly version: RunnableVersion,
    past: RunPast,
    private readonly ports: DriverPorts,
    private readonly signal: AbortSignal,
  ) {
    this.memory = new RunMemory(past.records)
    this.progress = new RunProgress(version.graph, this.memory.outcomes)
    this.surroundings = { trigger: run.trigger, shop: null }
    this.arrivals = past.arrivals
    this.hold = new HoldProof(ports)
    for (const record of past.records) this.weigh(record)
  }

  /** Resolves once the run has ended, waits, or is no longer ours: with the time at which it goes on, if it waits. */
  async drive(): Promise<number | undefined> {
    this.surroundings = { trigger: this.run.trigger, shop: await this.ports.shopValues() }
    for (let wakeAt: number | null = null; ; ) {
      const now = this.ports.now()
      if (wakeAt !== null && wakeAt <= now) await this.hearArrivals()
      const { effects, decision } = this.advance(now)
      if (decision.kind === 'finish') {
        await this.write(endOf(decision))
        return undefined
      }
      const isStopping = this.ports.stopping()
      if (!isStopping) await this.admit([...effects, ...this.interrupted(decision)])
      if (this.admitted.length === 0 && this.underWay.size === 0) {
        return this.park(isStopping ? this.ports.now() : this.wakeTime(decision))
      }
      if (!(await this.beginAll())) return undefined
      await this.nextNews(this.wakeTime(decision))
      if (this.signal.aborted) return undefined
      wakeAt = decision.wakeAt
    }
  }

  /** Whether something that was begun here is still under way. */
  get isBusy(): boolean {
    return this.underWay.size > 0
  }

  /** Gives back the places of what will not begin here any more. */
  letGo(): void {
    for (const { leave } of this.admitted.splice(0)) leave()
  }

  /** Resolves once nothing that was begun here is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay.values())
  }

  /** A wait ends for want of its event only if that has not come meanwhile, while the run was busy here. */
  private async hearArrivals(): Promise<void> {
    const isAwaiting = this.version.graph.order.some(
      (node) => node.kind === 'wait' && node.for.kind === 'event',
    )
    if (isAwaiting) this.arrivals = await this.ports.arrivals()
  }

  private advance(now: number): { effects: readonly EffectToRun[]; decision: Decision } {
    const { computed, effects, decision } = advance(this.progress, this.surroundings, now, this.arrivals)
    for (const step of computed) {
      const { address, input, outcome } = step
      this.note(recordOf(address, outcome, { at: now, input, milliseconds: 0, awaits: this.awaited(step) }))
    }
    return { effects, decision }
  }

  private awaited({ address, awaits }: PureRecord): AwaitedAt | null {
    const node = this.version.graph.nodes.get(address.nodeId)
    if (awaits === null || node?.kind !== 'wait' || node.for.kind !== 'event') return null
    return { ...awaits, path: canonicalJson([...node.for.match.path]) }
  }

  /** Effects that a process began before it died; nobody here knows how they went. */
  private interrupted(decision: Extract<Decision, { kind: 'go-on' }>): EffectToRun[] {
    return decision.inFlight
      .filter((address) => !this.underWay.has(addressKey(address)))
      .flatMap((address) => {
        const node = this.version.graph.nodes.get(address.nodeId)
        const recorded = this.memory.inputOf(address) ?? {}
        const input = expand(recorded, this.lookupAt(address))
        return node?.kind === 'action' ? [{ address, node, input, recorded }] : []
      })
  }

  /** Admits those of `effects` that may begin now; the others are put off. */
  private async admit(effects: readonly EffectToRun[]): Promise<void> {
    for (const effect of effects) {
      const { address, node, input } = effect
      const key = addressKey(address)
      const wasBegun = this.memory.outcomes.get(key)?.status === 'started'
      if (wasBegun && !this.ports.actions.isRepeatable(node.action)) {
        this.admitted.push({ effect, reconcile: true, leave: () => {} })
        continue
      }
      if ((this.putOff.get(key) ?? 0) > this.ports.now()) continue
      const admission = await this.ports.admit(node.action, input, this.memory.hasPlace(address))
      if (admission.kind === 'go') {
        this.admitted.push({ effect, reconcile: false, leave: admission.leave })
        continue
      }
      this.putOff.set(key, admission.at)
      if (admission.kind === 'place') {
        this.note(postponedRecord(address, this.memory.nextAttempt(address), this.ports.now(), admission.at))
      }
    }
  }

  /** When the run has something to do without any news: a wait that is over, or an effect that asks again. */
  private wakeTime({ wakeAt }: Extract<Decision, { kind: 'go-on' }>): number | null {
    const now = this.ports.now()
    const times = [...this.putOff.values()].filter((at) => at > now)
    if (wakeAt !== null) times.push(wakeAt)
    return times.length === 0 ? null : Math.min(...times)
  }

  private async park(wakeAt: number | null): Promise<number | undefined> {
    const until = wakeAt ?? this.ports.now()
    return (await this.write({ kind: 'parked', until })) ? until : undefined
  }

  /** Writes what is unwritten, and begins. False: the run is no longer ours. */
  private async beginAll(): Promise<boolean> {
    for (const { effect, reconcile } of this.admitted) if (!reconcile) this.noteStart(effect)
    if (!(await this.writeBeforeEffects(this.admitted.length > 0)) || this.signal.aborted) return false
    for (const one of this.admitted) {
      const attempt = this.attemptOf(one.effect)
      this.underWay.set(addressKey(one.effect.address), performEffect(one, attempt, this.ports))
    }
    this.admitted = []
    return true
  }

  /** Writes what is unwritten, and makes sure that the run is ours when effects follow. */
  private async writeBeforeEffects(effectsFollow: boolean): Promise<boolean> {
    if (this.unwritten.length === 0) return true
    return (await this.write({ kind: 'goes-on' })) && (!effectsFollow || this.hold.isOurs())
  }

  private noteStart({ address, recorded }: EffectToRun): void {
    const attempt = this.memory.nextAttempt(address)
    const at = this.ports.now()
    const isFirst = this.memory.inputOf(address) === undefined
    this.note(recordOf(address, { status: 'started', attempt }, isFirst ? { at, input: recorded } : { at }))
  }

  private note(record: StepRecord): void {
    this.progress.record(record.address, this.memory.remember(record))
    this.unwritten.push(record)
    this.weigh(record)
  }

  private weigh({ output }: StepRecord): void {
    if (output !== null) this.ports.grew(weightOf(output))
  }

  private async write(fate: RunFate): Promise<boolean> {
    const records = this.unwritten
    this.unwritten = []
    const { id: runId, epoch, arrivals } = this.run
    const position = this.memory.size - records.length
    const asked = this.ports.elapsed()
    const isOurs = await this.ports.flush({
      runId,
      epoch,
      position,
      records,
      arrivals,
      fate,
      isResent: false,
    })
    if (isOurs) this.hold.provedAt(asked)
    return isOurs
  }

  /** Waits for an effect to end, or for the time at which something else goes on. */
  private async nextNews(wakeAt: number | null): Promise<void> {
    const alarm = wakeAt === null ? undefined : after(wakeAt - this.ports.now())
    const ended = await Promise.race([...this.underWay.values(), ...(alarm ? [alarm.rings] : [])])
    alarm?.stop()
    if (ended === undefined) return
    this.underWay.delete(addressKey(ended.address))
    this.note(ended)
  }

  private attemptOf({ address, node, input }: EffectToRun): ActionAttempt {
    const attempt = this.memory.nextAttempt(address) - 1
    // A later attempt sends what the first one sent, even if the shop's settings have changed since.
    const isFirst = attempt === 1
    return {
      runId: this.run.id,
      workflowName: this.version.graph.definition.name,
      permissions: this.version.permissions,
      actionId: node.action,
      input: isFirst ? input : expand(this.memory.inputOf(address) ?? {}, this.lookupAt(address)),
      idempotencyKey: this.idempotencyKey(address),
      attempt,
      signal: this.signal,
      mayLeave: this.hold.isOurs,
    }
  }

  private lookupAt(address: StepAddress): Lookup {
    const values = { ...this.surroundings, outcomes: this.memory.outcomes }
    return lookupAt(this.version.graph, values, address)
  }

  /** The same for every attempt, and for a step that another run has left undone and this one does. */
  private idempotencyKey(address: StepAddress): string {
    const runId = this.run.continues[addressKey(address)] ?? this.run.id
    return `${runId}/${address.nodeId}/${address.iteration.join('.')}`
  }
}

function endOf(decision: Extract<Decision, { kind: 'finish' }>): RunFate {
  const error = decision.status === 'failed' ? decision.error : null
  return { kind: 'finished', result: decision.status, error }
}
