import {
  type Arrivals,
  addressKey,
  advance,
  canonicalJson,
  type Decision,
  type EffectToRun,
  expand,
  type Lookup,
  lookupAt,
  type PureRecord,
  RunProgress,
  type RunSurroundings,
  type StepAddress,
} from '@counterflow/core'
import type { ActionAttempt } from './action-runner.js'
import { after } from './alarm.js'
import type { ClaimedRun } from './claimed-run.js'
import type { DriverPorts } from './driver-ports.js'
import { EffectAdmissions } from './effect-admissions.js'
import { performEffect } from './effect-performance.js'
import { HoldProof } from './hold-proof.js'
import type { RunFate } from './run-flush.js'
import { weightOf } from './run-weight.js'
import { type AwaitedAt, RunMemory, recordOf, type StepRecord } from './step-record.js'
import type { RunnableVersion } from './version-cache.js'

/** More records than that are not committed with a run: whoever sent its event would wait for them. */
const mostOpeningRecords = 20

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
  private readonly admissions: EffectAdmissions
  private unwritten: StepRecord[] = []
  private readonly hold: HoldProof
  /** How far the run got before it was written. */
  private opened: { readonly effects: readonly EffectToRun[]; readonly decision: Decision } | undefined
  /** The starts of what is admitted are committed with the run. */
  private isBegun = false
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
    this.admissions = new EffectAdmissions(this.memory, ports)
    this.hold = new HoldProof(ports)
    for (const record of past.records) this.weigh(record)
  }

  /**
   * Takes a run that is not written yet as far as it gets without a flush. Answers the records that are to be committed
   * together with the run, so that its first effects can begin as soon as it is there; none where that does not do.
   */
  async open(): Promise<readonly StepRecord[]> {
    await this.look()
    const { effects, decision } = this.advance(this.ports.now())
    this.opened = { effects, decision }
    if (decision.kind === 'finish' || !this.admissions.isHere(effects)) return []
    await this.admit(effects)
    this.opened = { effects: [], decision }
    if (this.admissions.all.length === 0 || !fitsIntoCommit(this.unwritten)) return []
    this.noteStarts()
    this.isBegun = true
    return this.unwritten.splice(0)
  }

  /** The run was committed, with what `open` answered; the database was asked at `elapsed`. */
  written(elapsed: number): void {
    this.hold.provedAt(elapsed)
  }

  /** Resolves once the run has ended, waits, or is no longer ours: with the time at which it goes on, if it waits. */
  async drive(): Promise<number | undefined> {
    if (this.opened === undefined) await this.look()
    for (let wakeAt: number | null = null; ; ) {
      const now = this.ports.now()
      if (wakeAt !== null && wakeAt <= now) await this.hearArrivals()
      const { effects, decision } = this.opened ?? this.advance(now)
      this.opened = undefined
      if (decision.kind === 'finish') {
        await this.write(endOf(decision))
        return undefined
      }
      const isStopping = this.ports.stopping()
      if (!isStopping) await this.admit([...effects, ...this.interrupted(decision)])
      else if (!this.isBegun) this.letGo()
      if (this.admissions.all.length === 0 && this.underWay.size === 0) {
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
    this.admissions.letGo()
  }

  /** Resolves once nothing that was begun here is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.underWay.values())
  }

  private async look(): Promise<void> {
    this.surroundings = { trigger: this.run.trigger, shop: await this.ports.shopValues() }
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

  private async admit(effects: readonly EffectToRun[]): Promise<void> {
    for (const postponed of await this.admissions.ask(effects)) this.note(postponed)
  }

  /** When the run has something to do without any news: a wait that is over, or an effect that asks again. */
  private wakeTime({ wakeAt }: Extract<Decision, { kind: 'go-on' }>): number | null {
    const { nextAsking } = this.admissions
    if (nextAsking === undefined || wakeAt === null) return nextAsking ?? wakeAt
    return Math.min(nextAsking, wakeAt)
  }

  private async park(wakeAt: number | null): Promise<number | undefined> {
    const until = wakeAt ?? this.ports.now()
    return (await this.write({ kind: 'parked', until })) ? until : undefined
  }

  /** Writes what is unwritten, and begins. False: the run is no longer ours. */
  private async beginAll(): Promise<boolean> {
    if (!this.isBegun) this.noteStarts()
    this.isBegun = false
    if (!(await this.writeBeforeEffects(this.admissions.all.length > 0)) || this.signal.aborted) return false
    for (const one of this.admissions.take()) {
      const attempt = this.attemptOf(one.effect)
      this.underWay.set(addressKey(one.effect.address), performEffect(one, attempt, this.ports))
    }
    return true
  }

  /** Writes what is unwritten, and makes sure that the run is ours when effects follow. */
  private async writeBeforeEffects(effectsFollow: boolean): Promise<boolean> {
    if (this.unwritten.length > 0 && !(await this.write({ kind: 'goes-on' }))) return false
    return !effectsFollow || this.hold.isOurs()
  }

  private noteStarts(): void {
    for (const { effect, reconcile } of this.admissions.all) if (!reconcile) this.noteStart(effect)
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

/** A wait for an event is written with what tells its events, which is the flush's to do. */
function fitsIntoCommit(records: readonly StepRecord[]): boolean {
  return records.length <= mostOpeningRecords && records.every(({ awaits }) => awaits === null)
}
