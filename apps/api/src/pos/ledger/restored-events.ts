import { hashOf, type LedgerEvent, readSealedReceipt } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, or } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { arrivedEvent } from './arrived-event.js'
import { isSignedBy } from './device-signature.js'
import type { ledgerWorkRoutes } from './ledger.contract.js'
import { ledgerEvents } from './ledger.table.js'
import { LedgerHeads } from './ledger-heads.js'
import { LedgerIntake } from './ledger-intake.js'
import { LedgerKeeping } from './ledger-keeping.js'
import { ledgerRow } from './ledger-rows.js'
import { LedgerSources } from './ledger-sources.js'
import { LedgerStore, ofLedger } from './ledger-store.js'

type Result = RouteOutput<typeof ledgerWorkRoutes.restore>['results'][number]

/**
 * Enters sales anew from the codes on their receipts, for a device that was lost with them. What stood before them is
 * lost with it and is not waited for: each is believed by the signature that its device gave it.
 */
@Injectable()
export class RestoredEvents {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LedgerHeads) private readonly heads: LedgerHeads,
    @Inject(LedgerStore) private readonly store: LedgerStore,
    @Inject(LedgerIntake) private readonly intake: LedgerIntake,
    @Inject(LedgerKeeping) private readonly keeping: LedgerKeeping,
    @Inject(LedgerSources) private readonly sources: LedgerSources,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** What became of each paper, in their sequence. */
  async restore(papers: readonly string[]): Promise<Result[]> {
    const results: Result[] = []
    for (const paper of papers) {
      const read = readSealedReceipt(paper)
      if (read.kind === 'event') results.push(await this.enter(read.event))
      else if (read.kind === 'unreadable')
        results.push({ outcome: 'refused', why: read.why, receiptNumber: null })
      // A receipt of too many lines names its sale and does not hold it.
      else results.push({ outcome: 'refused', why: 'reference_only', receiptNumber: read.receiptNumber })
    }
    return results
  }

  private enter(event: LedgerEvent): Promise<Result> {
    return this.transactions.run(async (transaction) => {
      const receiptNumber = event.type === 'ticket_completed' ? event.payload.ticket.receiptNumber : null
      const refused = (why: string): Result => ({ outcome: 'refused', why, receiptNumber })
      if (event.type !== 'ticket_completed') return refused('no_sale')
      const source = await this.sources.of(event.register, event.epoch, transaction)
      if (source === undefined) return refused('unknown_register')
      if (hashOf(event) !== event.hash || !isSignedBy(source.publicKey, event.hash, event.signature))
        return refused('bad_signature')
      const arrival = { at: this.now(), offset: 0 }
      // That this place was written proves that all before it were.
      await this.heads.hold(transaction, [{ source, promised: event.seq, arrival }])
      const held = await this.heldFor(transaction, event)
      // What waits is entered: the paper proves it as well as what stood before it would.
      if (held?.hash === event.hash && held.verdict !== 'waiting')
        return { outcome: 'known', why: null, receiptNumber }
      const arrived = arrivedEvent(event)
      const row = ledgerRow(source, arrived, 'projected', arrival)
      if ((held !== undefined && held.hash !== event.hash) || row === undefined) {
        const { judged } = await this.intake.take(transaction, {
          source,
          arrivals: [arrived],
          promised: event.seq,
          arrival,
        })
        return { outcome: 'parked', why: judged.parked[0]?.why ?? null, receiptNumber }
      }
      await this.store.write(transaction, [row])
      const [failed] = await this.intake.project(transaction, { source, arrivals: [arrived], arrival })
      if (failed !== undefined) await this.keeping.park(transaction, source, [failed], arrival)
      await this.intake.take(transaction, { source, arrivals: [], promised: event.seq, arrival })
      return failed === undefined
        ? { outcome: 'restored', why: null, receiptNumber }
        : { outcome: 'parked', why: failed.why, receiptNumber }
    })
  }

  private async heldFor(transaction: Transaction, event: LedgerEvent) {
    const place = and(
      ofLedger({ registerId: event.register, epoch: event.epoch }),
      eq(ledgerEvents.seq, event.seq),
    )
    const [held] = await transaction
      .select({ hash: ledgerEvents.hash, verdict: ledgerEvents.verdict })
      .from(ledgerEvents)
      .where(or(eq(ledgerEvents.id, event.id), place))
    return held
  }
}
