import { minorUnits } from '../money/money.js'
import { emptyHead, headAfter, type LedgerHead } from './chain.js'
import { completenessOf } from './completeness.js'
import { judgeIntake } from './intake.js'
import type { TicketMaker } from './ledger.arbitrary.js'
import { currency, registerIdOf, shiftIdOf, stampOf } from './ledger.arbitrary.js'
import type { LedgerEvent } from './ledger-event.js'
import { type LedgerStorage, type LedgerView, type Recording, record } from './record.js'
import { afterEvent, newRegister, type RegisterState } from './register-state.js'
import {
  type IntakeAnswer,
  nextBatch,
  nothingArrived,
  syncDelay,
  type Watermark,
  watermarkAfter,
} from './sync.js'

/** The process died here; what was on the disk by then is all that there is. */
class Killed extends Error {}

/** What happens to the till at its storage: it dies before or after the transaction, or works. */
export type Fate = 'works' | 'dies_before' | 'dies_after'

/** What happens to a batch on its way: all well, it never arrives, or its answer does not; or it arrives twice. */
export type Passage = 'arrives' | 'lost' | 'answer_lost' | 'twice'

export const register = registerIdOf(1)
const sign = async (hash: string) => `signed:${hash}`

/** The disk of a till: one transaction at a time, and a place that is taken is not taken again. */
class Disk implements LedgerStorage {
  readonly events: LedgerEvent[] = []
  private state: RegisterState = newRegister
  fate: Fate = 'works'

  constructor(readonly epoch: number) {}

  async read(): Promise<LedgerView> {
    const last = this.events.at(-1)
    return { head: last === undefined ? emptyHead(register, this.epoch) : headAfter(last), state: this.state }
  }

  async append(event: LedgerEvent): Promise<'appended' | 'moved'> {
    const { fate } = this
    this.fate = 'works'
    if (fate === 'dies_before') throw new Killed()
    if (event.seq !== this.events.length + 1) return 'moved'
    this.events.push(event)
    this.state = afterEvent(this.state, event)
    if (fate === 'dies_after') throw new Killed()
    return 'appended'
  }
}

/** The server: stores whatever comes, and projects what follows without a gap. */
export class SimulatedServer {
  readonly projected: LedgerEvent[] = []
  private readonly stored = new Map<string, LedgerEvent>()
  private readonly promised = new Map<number, number>()
  private heads = new Map<number, LedgerHead>()

  take(epoch: number, batch: readonly LedgerEvent[], promised: number): IntakeAnswer {
    this.promised.set(epoch, Math.max(promised, this.promised.get(epoch) ?? 0))
    for (const event of batch) {
      const head = this.headOf(epoch)
      const place = `${epoch}/${event.seq}`
      const held = this.stored.get(place)?.hash
      const verdict = judgeIntake(
        event,
        { head, byId: held, byPlace: held },
        { isSigned: true, isReadable: true },
      )
      if (verdict.kind !== 'projected') continue
      this.stored.set(place, event)
      this.projected.push(event)
      this.heads.set(epoch, headAfter(event))
    }
    return { epoch, contiguous: this.headOf(epoch).seq, parked: [], frozen: false }
  }

  /** What was promised of an epoch, by the device or by a later receipt, and never came. */
  missing(epoch: number, evidence = 0) {
    const held = [...this.stored.values()].filter((event) => event.epoch === epoch).map(({ seq }) => seq)
    return completenessOf(held, Math.max(evidence, this.promised.get(epoch) ?? 0))
  }

  private headOf(epoch: number): LedgerHead {
    return this.heads.get(epoch) ?? emptyHead(register, epoch)
  }
}

/** A till with its cashier, who tries again until the till has said that a sale is recorded. */
export class SimulatedTill {
  disk = new Disk(1)
  /** What the cashier has seen confirmed: these must never be missing without being missed. */
  readonly confirmed: LedgerEvent[] = []
  /** What each lost disk held. */
  readonly wiped: { readonly epoch: number; readonly events: readonly LedgerEvent[] }[] = []
  private mark: Watermark = nothingArrived
  private failures = 0
  private sales = 0
  private shifts = 0
  private stamps = 0
  private clock = Date.UTC(2026, 10, 1)

  constructor(private readonly server: SimulatedServer) {}

  jumpClock(byMs: number): void {
    this.clock = Math.max(0, this.clock + byMs)
  }

  async sell(make: TicketMaker, fates: readonly Fate[]): Promise<void> {
    this.sales += 1
    const sale = this.sales
    await this.insistently(fates, () => this.ring(sale, make))
  }

  /** Two tabs (or an impatient cashier) send the same ticket, and another one, at the same time. */
  async sellTwiceAtOnce(make: TicketMaker, other: TicketMaker): Promise<void> {
    this.sales += 2
    const [sale, next] = [this.sales - 1, this.sales]
    const outcomes = await Promise.all([this.ring(sale, make), this.ring(sale, make), this.ring(next, other)])
    for (const outcome of outcomes) this.note(outcome)
  }

  async changeShift(fates: readonly Fate[]): Promise<void> {
    const { state } = await this.disk.read()
    if (state.shift?.isOpen) await this.insistently(fates, () => this.close())
    await this.insistently(fates, () => this.open())
  }

  async sync(most: number, passages: readonly Passage[]): Promise<void> {
    for (const passage of passages) {
      const batch = nextBatch(this.disk.events, this.mark, most)
      if (passage === 'lost') {
        this.failures += 1
        syncDelay(this.failures, 0.5)
        continue
      }
      const answer = this.server.take(this.disk.epoch, batch, this.disk.events.length)
      if (passage === 'twice') this.server.take(this.disk.epoch, batch.toReversed(), this.disk.events.length)
      if (passage === 'answer_lost') continue
      this.failures = 0
      this.mark = watermarkAfter(this.mark, answer)
    }
  }

  async syncAll(): Promise<void> {
    while (nextBatch(this.disk.events, this.mark, 1).length > 0) await this.sync(100, ['arrives'])
  }

  /** Storage is gone; the device is enrolled anew, under the next epoch. */
  wipe(): void {
    this.wiped.push({ epoch: this.disk.epoch, events: this.disk.events })
    this.disk = new Disk(this.disk.epoch + 1)
    this.mark = nothingArrived
  }

  private async insistently(fates: readonly Fate[], act: () => Promise<Recording>): Promise<void> {
    for (const fate of [...fates, 'works' as const]) {
      this.disk.fate = fate
      try {
        return this.note(await act())
      } catch (error) {
        if (!(error instanceof Killed)) throw error
      } finally {
        // What was refused has met no fate.
        this.disk.fate = 'works'
      }
    }
  }

  /** A wish that was recorded before a crash is refused the second time: it is on the disk, and so confirmed. */
  private note(outcome: Recording): void {
    if (outcome.kind === 'recorded') this.confirmed.push(outcome.event)
  }

  private stamp = () => {
    this.stamps += 1
    this.clock += 1_000
    return stampOf(this.stamps, new Date(this.clock).toISOString(), this.stamps)
  }

  private async ring(sale: number, make: TicketMaker): Promise<Recording> {
    const { state } = await this.disk.read()
    if (!state.shift?.isOpen) await this.open()
    return record(
      this.disk,
      ({ state: now, head }) => ({
        type: 'ticket_completed',
        shiftId: now.shift?.id ?? null,
        payload: { ticket: make(sale, head.epoch, now.ticketNumber + 1) },
      }),
      this.stamp,
      sign,
    )
  }

  private open(): Promise<Recording> {
    this.shifts += 1
    const shiftId = shiftIdOf(this.shifts)
    const payload = { currency, float: minorUnits(50_000) }
    return record(this.disk, () => ({ type: 'shift_opened', shiftId, payload }), this.stamp, sign)
  }

  private close(): Promise<Recording> {
    return record(
      this.disk,
      ({ state: { shift } }) => {
        const expected = minorUnits(shift?.cash ?? 0)
        const counted = minorUnits(Math.max(0, expected))
        return {
          type: 'shift_closed',
          shiftId: shift?.id ?? null,
          payload: { counted, expected, note: null },
        }
      },
      this.stamp,
      sign,
    )
  }
}
