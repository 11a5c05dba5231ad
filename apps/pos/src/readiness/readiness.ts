/** What a till needs so that it can sell for days without a network. */
export type ReadinessItem =
  | 'storage'
  | 'space'
  | 'prices'
  | 'clock'
  | 'pins'
  | 'printer'
  | 'ledger'
  | 'version'

/** `warn`: it works, and somebody should look. `bad`: it would not, or not for long. */
export type ReadinessLevel = 'good' | 'warn' | 'bad'

/** What was measured. */
export interface ReadinessFacts {
  readonly isPersistent: boolean
  /** Bytes that may still be written; null: the browser does not say. */
  readonly freeBytes: number | null
  /** Milliseconds since the server last confirmed the prices; null: never. */
  readonly snapshotAge: number | null
  readonly mostSnapshotHours: number
  /** The server's time less this device's in milliseconds; null: not known. */
  readonly clockOffset: number | null
  readonly staffWithPin: number
  readonly hasPrinter: 'none' | 'ready' | 'busy' | 'trouble'
  /** Rows of the ledger that cannot be read. */
  readonly unreadable: number
  readonly isUpdateWaiting: boolean
}

const minute = 60_000
const hour = 60 * minute

/** The clock may be off by so much before the till says so. */
export const warnClockOffset = 2 * minute
/** No shift is opened with a clock that is off by more. */
export const mostClockOffset = hour

const level = (isBad: boolean, isDoubtful: boolean): ReadinessLevel =>
  isBad ? 'bad' : isDoubtful ? 'warn' : 'good'

/** How it stands with each of them. */
export function readinessOf(facts: ReadinessFacts): Readonly<Record<ReadinessItem, ReadinessLevel>> {
  const offset = Math.abs(facts.clockOffset ?? 0)
  const mostAge = facts.mostSnapshotHours * hour
  return {
    storage: level(!facts.isPersistent, false),
    space: level(
      facts.freeBytes !== null && facts.freeBytes < 50_000_000,
      facts.freeBytes !== null && facts.freeBytes < 500_000_000,
    ),
    prices: level(
      facts.snapshotAge === null || facts.snapshotAge > mostAge,
      (facts.snapshotAge ?? 0) > mostAge / 2,
    ),
    clock: level(offset > mostClockOffset, offset > warnClockOffset || facts.clockOffset === null),
    pins: level(facts.staffWithPin === 0, false),
    printer: level(false, facts.hasPrinter === 'none' || facts.hasPrinter === 'trouble'),
    ledger: level(facts.unreadable > 0, false),
    version: level(false, facts.isUpdateWaiting),
  }
}

/** The worst of all levels: the colour of the light. */
export function lightOf(levels: Readonly<Record<ReadinessItem, ReadinessLevel>>): ReadinessLevel {
  const found = new Set(Object.values(levels))
  return found.has('bad') ? 'bad' : found.has('warn') ? 'warn' : 'good'
}

/** Why no shift may be opened now; undefined when one may. */
export function openingObstacle(facts: ReadinessFacts): 'prices' | 'clock' | 'storage' | undefined {
  const levels = readinessOf(facts)
  if (levels.storage === 'bad') return 'storage'
  if (levels.clock === 'bad') return 'clock'
  return levels.prices === 'bad' ? 'prices' : undefined
}
