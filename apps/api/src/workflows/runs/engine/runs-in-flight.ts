import type { ClaimedRun } from './claimed-run.js'

const mostInFlight = 1_000
/**
 * What the events and the outputs of runs may weigh together that are driven at once, in characters of JSON: as objects
 * they are larger.
 */
const usualMostWeight = 64_000_000

/** A run that this process drives. */
export interface DrivenRun {
  readonly runId: string
  readonly epoch: number
  readonly stop: AbortController
  /** It is in the database: before, nobody can have taken it from us. */
  isWritten: boolean
  /** Resolves when nothing of it goes on here any more. */
  done: Promise<void>
  /** What it holds in memory, in characters of JSON. */
  weight: number
}

/** The runs that this process drives, and what they weigh: as many as there is room for. */
export class RunsInFlight {
  /** In the order in which they came. One that was lost and claimed again is there once, under its new epoch. */
  private readonly driven = new Map<string, DrivenRun>()
  private weight = 0

  constructor(private readonly mostWeight = usualMostWeight) {}

  get size(): number {
    return this.driven.size
  }

  get isFull(): boolean {
    return this.size >= mostInFlight || this.weight >= this.mostWeight
  }

  /** Whether there is room for `count` more, of that weight together. */
  fits(count: number, weight: number): boolean {
    return this.size + count <= mostInFlight && this.weight + weight <= this.mostWeight
  }

  find(runId: string): DrivenRun | undefined {
    return this.driven.get(runId)
  }

  all(): DrivenRun[] {
    return [...this.driven.values()]
  }

  /** @param isWritten it is in the database */
  add({ id: runId, epoch, weight }: ClaimedRun, isWritten = true): DrivenRun {
    const run = { runId, epoch, stop: new AbortController(), isWritten, done: Promise.resolve(), weight }
    this.driven.set(runId, run)
    this.weight += weight
    return run
  }

  remove(run: DrivenRun): void {
    if (this.driven.get(run.runId) === run) this.driven.delete(run.runId)
    this.weight -= run.weight
  }

  /** `run` holds `characters` more from now on. */
  grow(run: DrivenRun, characters: number): void {
    run.weight += characters
    this.weight += characters
  }

  /**
   * Whether outputs have outgrown what there was room for, and `run` is among those that came too late to stay. The
   * first one stays however heavy it is, so that there is always one that goes on.
   */
  mustMakeWay(run: DrivenRun): boolean {
    if (this.weight <= this.mostWeight) return false
    let before = 0
    for (const other of this.driven.values()) {
      if (other === run) return before > 0 && before + run.weight > this.mostWeight
      before += other.weight
    }
    return false
  }
}
