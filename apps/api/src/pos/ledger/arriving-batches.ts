import type { Json, LedgerAnswer, LedgerBatch } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventReader } from '../../platform/events/event-reader.js'
import { arrivedEvent } from './arrived-event.js'
import { checkSignatures } from './device-signature.js'
import { type BatchToTake, LedgerIntake, type TakenBatch } from './ledger-intake.js'
import type { LedgerSource } from './ledger-source.js'

/** What a till sends, not yet read. */
export type ArrivingBatch = Omit<LedgerBatch, 'events' | 'syncVersion'> & { readonly events: readonly Json[] }

const mostInAGroup = 100
/** Events of a transaction: whoever orders in the shop waits for its end. */
const mostEventsInAGroup = 250
/**
 * While PostgreSQL writes what has become of one group, another one is read and judged; of fewer events it would cost
 * more than what is won.
 */
const abreast = { flushes: 2, crowd: 100 }

/**
 * Takes in what tills send, by group commit: what comes while a transaction is under way shares the next one, and each
 * till is answered after its commit. A crowd has two of them under way. A till that was away sends hundreds of sales at
 * once; fifty that sell send one each, and together cost hardly more than one of them.
 */
@Injectable()
export class ArrivingBatches {
  private readonly groups = new Coalescer<BatchToTake, TakenBatch>(
    (group) => this.inTurns(group),
    mostInAGroup,
    { weigh: ({ arrivals }) => arrivals.length, heaviest: mostEventsInAGroup, abreast },
  )

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LedgerIntake) private readonly intake: LedgerIntake,
    @Inject(EventReader) private readonly log: EventReader,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Takes a batch in, once however often it comes, and answers how far the ledger is held by then. */
  async take(source: LedgerSource & { frozen: boolean }, batch: ArrivingBatch): Promise<LedgerAnswer> {
    const at = this.now()
    const arrival = { at, offset: at.getTime() - Date.parse(batch.deviceTime) }
    const arrivals = batch.events.map(arrivedEvent)
    const checked = await withSignatures({ source, arrivals, promised: batch.last, arrival })
    const { judged, parked } = await this.groups.submit(checked)
    return {
      epoch: source.epoch,
      contiguous: judged.head.seq,
      parked: [...parked],
      frozen: source.frozen || judged.isForked,
      history: await this.log.generation(),
      serverTime: this.now().toISOString(),
    }
  }

  /** Takes a batch in, in a transaction of its own: it is part of what the caller does. */
  async takeAlone(batch: BatchToTake): Promise<TakenBatch> {
    const checked = await withSignatures(batch)
    return anewWhereCrossed(() =>
      this.transactions.run((transaction) => this.intake.take(transaction, checked)),
    )
  }

  /** A ledger that comes twice is judged by what the first batch has left. */
  private async inTurns(group: readonly BatchToTake[]): Promise<TakenBatch[]> {
    const taken = new Map<BatchToTake, TakenBatch>()
    for (let waiting = group; waiting.length > 0; waiting = group.filter((batch) => !taken.has(batch))) {
      const turn = firstOfEach(waiting)
      const outcomes = await anewWhereCrossed(() =>
        this.transactions.run((transaction) => this.intake.takeEach(transaction, turn)),
      )
      for (const [index, batch] of turn.entries()) {
        const outcome = outcomes[index]
        if (outcome === undefined) throw new Error('Nothing became of a batch.')
        taken.set(batch, outcome)
      }
    }
    return group.flatMap((batch) => taken.get(batch) ?? [])
  }
}

async function withSignatures(batch: BatchToTake): Promise<BatchToTake> {
  const links = batch.arrivals.flatMap(({ link }) => link ?? [])
  return { ...batch, signatures: await checkSignatures(batch.source.publicKey, links) }
}

function firstOfEach(group: readonly BatchToTake[]): BatchToTake[] {
  const seen = new Set<string>()
  return group.filter(({ source: { registerId } }) => !seen.has(registerId) && seen.add(registerId))
}
