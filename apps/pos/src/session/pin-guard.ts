import type { TillStaff } from '@counterflow/core'
import type { PinAnswer } from '../till/till-session'
import { freePins, pinWait } from './pin-wait'

/** How often somebody has typed a wrong PIN in a row, and when last. */
export interface PinFailures {
  readonly count: number
  readonly at: number
}

/** Where failures are kept, so that closing the app does not forget them. */
export interface PinFailureStore {
  read(staffId: string): Promise<PinFailures | undefined>
  write(staffId: string, failures: PinFailures | undefined): Promise<void>
}

/** Checks PINs, and lets nobody try all of them. */
export class PinGuard {
  private checking: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly isPin: (pin: NonNullable<TillStaff['pin']>, typed: string) => Promise<boolean>,
    private readonly failures: PinFailureStore,
    private readonly now: () => number,
  ) {}

  /** One after the other: many at once would all be checked before the first is counted. */
  check(staff: TillStaff | undefined, typed: string): Promise<PinAnswer> {
    const answer = this.checking.then(() => this.answerTo(staff, typed))
    this.checking = answer.catch(() => undefined)
    return answer
  }

  private async answerTo(staff: TillStaff | undefined, typed: string): Promise<PinAnswer> {
    if (staff === undefined || staff.pin === null) return { kind: 'wrong', left: freePins }
    const { staffId } = staff
    const now = this.now()
    const before = await this.failuresOf(staffId, now)
    const until = before.at + pinWait(before.count)
    if (until > now) return { kind: 'wait', until }
    // Counted before it is checked: whoever ends the app in between has used up a try.
    const count = before.count + 1
    await this.failures.write(staffId, { count, at: now })
    if (await this.isPin(staff.pin, typed)) {
      await this.failures.write(staffId, undefined)
      return { kind: 'right' }
    }
    const wait = pinWait(count)
    return wait > 0 ? { kind: 'wait', until: now + wait } : { kind: 'wrong', left: freePins - count }
  }

  /** After the clock was set back, the wait begins anew instead of lasting until the clock is there again. */
  private async failuresOf(staffId: string, now: number): Promise<PinFailures> {
    const failures = (await this.failures.read(staffId)) ?? { count: 0, at: 0 }
    if (failures.at <= now) return failures
    const since = { ...failures, at: now }
    await this.failures.write(staffId, since)
    return since
  }
}
