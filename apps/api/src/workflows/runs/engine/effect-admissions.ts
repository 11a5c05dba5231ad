import { addressKey, type EffectToRun } from '@counterflow/core'
import type { ActionRunner } from './action-runner.js'
import type { AdmittedEffect } from './effect-performance.js'
import { postponedRecord, type RunMemory, type StepRecord } from './step-record.js'

/** What asking for leave needs of the engine. */
export interface AdmissionPorts {
  readonly actions: Pick<ActionRunner, 'isRepeatable' | 'isAdmittedHere'>
  readonly admit: ActionRunner['admit']
  readonly now: () => number
}

/** The effects of one run that ask for leave to begin: those that have it, and those that are put off. */
export class EffectAdmissions {
  /** Each holds a place among the calls to its partner. */
  private admitted: AdmittedEffect[] = []
  /** Effects whose other side is busy, with the time at which they ask again. */
  private readonly putOff = new Map<string, number>()

  constructor(
    private readonly memory: RunMemory,
    private readonly ports: AdmissionPorts,
  ) {}

  /** Whether asking for `effects` asks nothing outside this process. */
  isHere(effects: readonly EffectToRun[]): boolean {
    return effects.every(({ node, input }) => this.ports.actions.isAdmittedHere(node.action, input))
  }

  /** Those that may begin and have not. */
  get all(): readonly AdmittedEffect[] {
    return this.admitted
  }

  /** Admits those of `effects` that may begin now; the others are put off. Answers what is to be recorded of them. */
  async ask(effects: readonly EffectToRun[]): Promise<StepRecord[]> {
    const postponed: StepRecord[] = []
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
        const attempt = this.memory.nextAttempt(address)
        postponed.push(postponedRecord(address, attempt, this.ports.now(), admission.at))
      }
    }
    return postponed
  }

  /** Those that begin now: their places are theirs to give back. */
  take(): AdmittedEffect[] {
    return this.admitted.splice(0)
  }

  /** Gives back the places of what will not begin here any more. */
  letGo(): void {
    for (const { leave } of this.take()) leave()
  }

  /** When the next of those that are put off asks again; undefined when none is. */
  get nextAsking(): number | undefined {
    const now = this.ports.now()
    const times = [...this.putOff.values()].filter((at) => at > now)
    return times.length === 0 ? undefined : Math.min(...times)
  }
}
