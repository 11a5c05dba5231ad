const name = 'counterflow-till'

/** That this page, and no other of this browser, is the till. */
export interface TillLock {
  /** Resolves when another page went on with it. */
  readonly lost: Promise<void>
  release(): void
}

/**
 * Becomes the till, unless another page is it already.
 * @param force takes it from that page, which then stops.
 */
export function takeTill(force = false, locks: LockManager = navigator.locks): Promise<TillLock | 'taken'> {
  const taken = Promise.withResolvers<TillLock | 'taken'>()
  const lost = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const hold = (lock: Lock | null) => {
    if (lock === null) {
      taken.resolve('taken')
      return
    }
    taken.resolve({ lost: lost.promise, release: () => released.resolve() })
    return released.promise
  }
  // The request is rejected when another page steals the lock.
  locks.request(name, force ? { steal: true } : { ifAvailable: true }, hold).catch((error: unknown) => {
    lost.resolve()
    taken.reject(error)
  })
  return taken.promise
}
