/** Shares of a processor that a process uses. With nothing to do it still looks around, for a thirtieth or so. */
const workFrom = 0.2
const restBelow = 0.08

/** Tells when a process comes to rest: once after each time in which it had work to do, its start among them. */
export class RestAfterWork {
  private hasWorked = true

  /** @param share how much of a processor the process has used since the last call */
  begins(share: number): boolean {
    if (share >= workFrom) this.hasWorked = true
    if (!this.hasWorked || share >= restBelow) return false
    this.hasWorked = false
    return true
  }
}
