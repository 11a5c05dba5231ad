/** What proves that a run is ours. */
export interface HoldPorts {
  /** Asks the database whether the run is still ours. */
  readonly isHeld: () => Promise<boolean>
  /** Milliseconds of a clock that nobody sets, and that goes on while this process is stopped. */
  readonly elapsed: () => number
}

/** How old, in milliseconds, an answer may be that says a run is ours. */
const longestTrust = 100

/**
 * Whether a run is still ours. What the database has said is trusted for a moment only: a process that sleeps is
 * declared dead meanwhile, and its runs are somebody else's.
 */
export class HoldProof {
  private provenAt = Number.NEGATIVE_INFINITY

  constructor(private readonly ports: HoldPorts) {}

  /** The database has said so, and was asked at `elapsed`. */
  provedAt(elapsed: number): void {
    this.provenAt = elapsed
  }

  readonly isOurs = (): boolean | Promise<boolean> => {
    const asked = this.ports.elapsed()
    if (asked - this.provenAt < longestTrust) return true
    return this.ports.isHeld().then((isHeld) => {
      if (isHeld) this.provenAt = asked
      return isHeld
    })
  }
}
