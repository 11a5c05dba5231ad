const name = 'counterflow-till'

/** That this page, and no other of this browser, is the till. */
export interface TillLock {
  /** Resolves when another page went on with it. */
  readonly lost: Promise<void>
  release(): void
}

/** A page that is being closed or loaded anew has the lock for a moment longer. */
const usualPatience = 1_500

/**
 * Becomes the till, unless another page is it already.
 * @param force takes it from that page, which then stops.
 * @param patience how long to wait for another page to go, in milliseconds.
 */
export function takeTill(force = false, patience = usualPatience): Promise<TillLock | 'taken'> {
  const taken = Promise.withResolvers<TillLock | 'taken'>()
  const lost = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  let isHeld = false
  const hold = () => {
    isHeld = true
    taken.resolve({ lost: lost.promise, release: () => released.resolve() })
    return released.promise
  }
  const how = force ? { steal: true } : { signal: AbortSignal.timeout(patience) }
  // Rejected when the patience is over, and also when another page steals the lock that was held.
  navigator.locks.request(name, how, hold).catch(() => {
    if (isHeld) lost.resolve()
    else taken.resolve('taken')
  })
  return taken.promise
}
