import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { tooManyCodes } from './enrolment-problems.js'

const windowMilliseconds = 15 * 60_000
const mostWrong = 20
/** Addresses that are remembered; beyond, the one that began first is forgotten. */
const mostAddresses = 10_000

/**
 * Counts wrong codes of each network address, in this process: a code has 39 random bits and lives for 15 minutes, so
 * that this only keeps the log and the database quiet.
 */
@Injectable()
export class WrongCodes {
  private readonly counted = new Map<string, { wrong: number; until: number }>()

  constructor(@Inject(CLOCK) private readonly now: Clock) {}

  /** @throws Problem `too-many-attempts`. */
  refuseGuessing(address: string): void {
    const found = this.counted.get(address)
    const now = this.now().getTime()
    if (found === undefined || found.until <= now || found.wrong < mostWrong) return
    throw tooManyCodes(Math.ceil((found.until - now) / 1_000))
  }

  note(address: string): void {
    const now = this.now().getTime()
    const found = this.counted.get(address)
    if (found !== undefined && found.until > now) {
      found.wrong += 1
      return
    }
    this.counted.delete(address)
    const [oldest] = this.counted.keys()
    if (this.counted.size >= mostAddresses && oldest !== undefined) this.counted.delete(oldest)
    this.counted.set(address, { wrong: 1, until: now + windowMilliseconds })
  }
}
