/** Shares of the time in which a process works, between 0 and 1. */
const workFrom = 0.2
const restBelow = 0.05

/** Tells when a process comes to rest: once after each time in which it had work to do, its start among them. */
export class RestAfterWork {
  private hasWorked = true

  /** @param utilization the share of the time since the last call in which the process worked */
  begins(utilization: number): boolean {
    if (utilization >= workFrom) this.hasWorked = true
    if (!this.hasWorked || utilization >= restBelow) return false
    this.hasWorked = false
    return true
  }
}
