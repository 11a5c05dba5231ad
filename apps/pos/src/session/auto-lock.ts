import type { TillRecords } from '../till/till-records'
import type { TillSession } from '../till/till-session'

const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const lookEvery = 5_000

/** Locks a till that nobody has touched for as long as the shop says. */
export class AutoLock {
  private touchedAt = performance.now()

  constructor(
    private readonly session: TillSession,
    private readonly records: Pick<TillRecords, 'settings'>,
  ) {}

  /** Begins to watch, and answers with what ends it. */
  start(): () => void {
    const touch = () => {
      this.touchedAt = performance.now()
    }
    for (const sign of signs) addEventListener(sign, touch, { capture: true, passive: true })
    const timer = setInterval(() => this.look(), lookEvery)
    return () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, touch, { capture: true })
    }
  }

  private look(): void {
    const minutes = this.records.settings.read()?.lockMinutes ?? 0
    const isUnused = performance.now() - this.touchedAt > minutes * 60_000
    const seller = this.session.seller.read()
    if (minutes > 0 && isUnused && seller !== undefined && !seller.isLocked) this.session.lock()
  }
}
