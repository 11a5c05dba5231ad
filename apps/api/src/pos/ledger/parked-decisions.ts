import { isUnproven } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange, noteSubject } from '../../platform/deeds/deed-under-way.js'
import type { Actor } from '../../platform/http/actor.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { parkedEventSettled, parkedEventUnusable, unknownParkedEvent } from '../pos-problems.js'
import { keptEvent } from './arrived-event.js'
import { type LedgerVerdict, ledgerEvents, parkedEvents } from './ledger.table.js'
import { LedgerHeads } from './ledger-heads.js'
import { LedgerIntake } from './ledger-intake.js'
import { ledgerRow } from './ledger-rows.js'
import type { LedgerSource } from './ledger-source.js'
import { LedgerSources } from './ledger-sources.js'
import { inPlace, isHeld, isOutdone, type ParkedCopy } from './parked-copy.js'
import { type ParkedRow, shownParked } from './parked-events.js'

/** What a person decides about events that were not taken over. Either way, what waits behind them goes on. */
@Injectable()
export class ParkedDecisions {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LedgerHeads) private readonly heads: LedgerHeads,
    @Inject(LedgerIntake) private readonly intake: LedgerIntake,
    @Inject(LedgerSources) private readonly sources: LedgerSources,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /**
   * Takes an event over by hand, as if it had arrived in its turn.
   * @throws Problem `parked-event-settled`, `parked-event-unusable`, `not-found`.
   */
  accept(parkedId: string, note: string, actor: Actor) {
    return this.decide(parkedId, 'accepted', note, actor, async (transaction, source, parked) => {
      const { arrived } = parked
      if (arrived.event === undefined)
        throw parkedEventUnusable('This version cannot read what the event says.')
      if (await isOutdone(transaction, source, parked))
        throw parkedEventUnusable('What the device had really recorded has arrived since.')
      await this.place(transaction, source, parked, 'projected')
      const arrival = this.arrival()
      const [failed] = await this.intake.project(transaction, { source, arrivals: [arrived], arrival })
      if (failed !== undefined) throw parkedEventUnusable(failed.problem)
    })
  }

  /**
   * Leaves an event out for good.
   * @throws Problem `parked-event-settled`, `not-found`.
   */
  setAside(parkedId: string, note: string, actor: Actor) {
    return this.decide(parkedId, 'set_aside', note, actor, async (transaction, source, parked) => {
      // What proves nothing holds its place only once something follows it: the device's own may still come.
      if (isUnproven(parked.why) && !(await isHeld(transaction, source, parked))) return
      if (!(await isOutdone(transaction, source, parked)))
        await this.place(transaction, source, parked, 'set_aside')
    })
  }

  private async decide(
    parkedId: string,
    state: 'accepted' | 'set_aside',
    note: string,
    actor: Actor,
    work: (transaction: Transaction, source: LedgerSource, parked: ParkedCopy) => Promise<void>,
  ) {
    return this.transactions.run(async (transaction) => {
      const [found] = await transaction.select().from(parkedEvents).where(eq(parkedEvents.id, parkedId))
      if (found === undefined) throw unknownParkedEvent()
      const source = await this.sources.of(found.registerId, found.epoch, transaction)
      if (source === undefined) throw parkedEventUnusable('Nobody knows the device that it came from.')
      const at = this.now()
      // The head first, as whoever takes events in does.
      await this.heads.hold(transaction, [{ source, promised: 0, arrival: this.arrival() }])
      const row = await this.settle(transaction, found, { state, note, settledAt: at, settledBy: actor.name })
      await work(transaction, source, { arrived: keptEvent(row.raw), why: row.why })
      const arrival = this.arrival()
      await this.intake.take(transaction, { source, arrivals: [], promised: 0, arrival })
      await this.exceptions.settleByItself(transaction, 'parked', parkedId, at)
      noteSubject('parked_event', parkedId)
      noteChange('state', 'open', state)
      return shownParked(row)
    })
  }

  private async settle(
    transaction: Transaction,
    { id }: ParkedRow,
    to: Pick<ParkedRow, 'state' | 'note' | 'settledAt' | 'settledBy'>,
  ): Promise<ParkedRow> {
    const [row] = await transaction
      .update(parkedEvents)
      .set(to)
      .where(and(eq(parkedEvents.id, id), eq(parkedEvents.state, 'open')))
      .returning()
    if (row === undefined) throw parkedEventSettled()
    return row
  }

  /** Its own place, if nothing else holds that: what follows it in the chain can then be taken over. */
  private async place(
    transaction: Transaction,
    source: LedgerSource,
    { arrived, why }: ParkedCopy,
    verdict: LedgerVerdict,
  ): Promise<void> {
    const { link, raw } = arrived
    if (link === undefined || link.register !== source.registerId || link.epoch !== source.epoch) return
    const [held] = await transaction
      .update(ledgerEvents)
      .set({ verdict, raw })
      .where(inPlace(source, link))
      .returning({ id: ledgerEvents.id })
    const row = ledgerRow(source, arrived, verdict, this.arrival())
    if (held !== undefined || row === undefined) return
    const kept = isUnproven(why) ? { ...row, why } : row
    await transaction.insert(ledgerEvents).values(kept).onConflictDoNothing()
  }

  /** As if it came now by a device whose clock is right. */
  private arrival() {
    return { at: this.now(), offset: 0 }
  }
}
