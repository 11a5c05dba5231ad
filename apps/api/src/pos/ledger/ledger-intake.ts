import {
  isClockWrong,
  type Json,
  type LedgerAnswer,
  type LedgerBatch,
  type LedgerEvent,
  type StaffId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { StaffDirectory } from '../../identity/identity.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventReader } from '../../platform/events/event-reader.js'
import { TillDevices } from '../devices/till-devices.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { LedgerProgress } from '../records/ledger-progress.js'
import { TillTaxes } from '../records/till-taxes.js'
import { LedgerProjection } from '../sales/ledger-projection.js'
import { type ArrivedEvent, arrivedEvent } from './arrived-event.js'
import { type CheckedSignatures, checkSignatures, isSignedBy } from './device-signature.js'
import { type JudgedBatch, judgeBatch, type ParkedArrival } from './judged-batch.js'
import { filledRows, ledgerRow } from './ledger-rows.js'
import type { LedgerSource } from './ledger-source.js'
import { type Arrival, LedgerStore } from './ledger-store.js'

/** What a till sends, not yet read. */
export type ArrivingBatch = Omit<LedgerBatch, 'events' | 'syncVersion'> & { readonly events: readonly Json[] }

/** What became of a batch. */
export interface TakenBatch {
  readonly judged: JudgedBatch
  /** Of those that were to be entered, what could not be. */
  readonly failed: readonly ArrivedEvent[]
  /** Places that wait for a person, and are not to be sent again. */
  readonly parked: readonly number[]
}

/**
 * Takes in what tills have recorded. Everything is stored; what follows without a gap and is signed becomes orders,
 * money and stock in the same transaction, and whatever else there is waits or is parked for a person.
 */
@Injectable()
export class LedgerIntake {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LedgerStore) private readonly store: LedgerStore,
    @Inject(LedgerProjection) private readonly projection: LedgerProjection,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
    @Inject(TillDevices) private readonly devices: TillDevices,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(TillTaxes) private readonly taxes: TillTaxes,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
    @Inject(EventReader) private readonly log: EventReader,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LedgerProgress) progress: LedgerProgress,
  ) {
    progress.readBy((device) => this.store.contiguous(device))
  }

  /** Takes a batch in, once however often it comes, and answers how far the ledger is held by then. */
  async take(source: LedgerSource & { frozen: boolean }, batch: ArrivingBatch): Promise<LedgerAnswer> {
    const at = this.now()
    const arrival = { at, offset: at.getTime() - Date.parse(batch.deviceTime) }
    const arrivals = batch.events.map(arrivedEvent)
    const { judged, parked } = await this.takeOnce(source, { arrivals, promised: batch.last, arrival })
    return {
      epoch: source.epoch,
      contiguous: judged.head.seq,
      parked: [...parked],
      frozen: source.frozen || judged.isForked,
      history: await this.log.generation(),
      serverTime: this.now().toISOString(),
    }
  }

  /** Takes events in, in a transaction of their own. */
  async takeOnce(
    source: LedgerSource,
    batch: {
      readonly arrivals: readonly ArrivedEvent[]
      readonly promised: number
      readonly arrival: Arrival
    },
  ): Promise<TakenBatch> {
    const links = batch.arrivals.flatMap(({ link }) => link ?? [])
    const signatures = await checkSignatures(source.publicKey, links)
    return anewWhereCrossed(() =>
      this.transactions.run((transaction) => this.takeAll(transaction, source, { ...batch, signatures })),
    )
  }

  /** Takes events in as part of `transaction`. */
  async takeAll(
    transaction: Transaction,
    source: LedgerSource,
    batch: {
      readonly arrivals: readonly ArrivedEvent[]
      readonly promised: number
      readonly arrival: Arrival
      readonly signatures?: CheckedSignatures
    },
  ): Promise<TakenBatch> {
    const { arrivals, promised, arrival, signatures } = batch
    const head = await this.store.hold(transaction, source, promised, arrival)
    const held = await this.store.places(transaction, source, head, arrivals)
    const judged = judgeBatch(
      source,
      arrivals,
      held,
      (hash, signature) =>
        signatures?.isSigned(hash, signature) ?? isSignedBy(source.publicKey, hash, signature),
    )
    await this.keep(transaction, source, judged, arrival)
    const failed = await this.project(transaction, source, judged.projected, arrival)
    await this.park(transaction, source, [...judged.parked, ...failed], arrival)
    const raws = judged.filled.map(({ arrived }) => arrived.raw)
    await this.store.holdPlaces(transaction, source, raws)
    if (judged.head.seq !== head.seq) await this.store.moveHead(transaction, judged.head, arrival.at)
    if (judged.isForked && source.deviceId !== null)
      await this.devices.freeze(transaction, source.deviceId, 'fork')
    await this.watch(transaction, source, arrival)
    return {
      judged,
      failed: failed.map(({ arrived }) => arrived),
      parked: await this.store.parkedPlaces(transaction, judged.head),
    }
  }

  /** Enters events by hand or by the sequence; answers those that could not be. */
  async project(
    transaction: Transaction,
    source: LedgerSource,
    arrivals: readonly ArrivedEvent[],
    arrival: Arrival,
  ): Promise<(ParkedArrival & { problem: string })[]> {
    const events = arrivals.flatMap(({ event }) => event ?? [])
    if (events.length === 0) return []
    const shop = await this.shop.read(transaction)
    const context = {
      source,
      arrival,
      shop,
      taxes: await this.taxes.ofPlace(transaction, shop, source.locationId),
      staff: await this.namesOf(transaction, events),
    }
    const failed = await this.projection.enter(transaction, context, events)
    return failed.flatMap(({ event, problem }) => {
      const arrived = arrivals.find((one) => one.event === event)
      return arrived === undefined ? [] : [{ arrived, why: 'failed' as const, holdsPlace: true, problem }]
    })
  }

  private async keep(
    transaction: Transaction,
    source: LedgerSource,
    { projected, waits, parked, filled }: JudgedBatch,
    arrival: Arrival,
  ): Promise<void> {
    for (const one of filled) {
      const rows = filledRows(source, one, arrival)
      await this.store.write(transaction, rows, one.isLeftOut ? 'set_aside' : 'parked')
    }
    const rowsOf = (arrivals: readonly ArrivedEvent[], verdict: 'projected' | 'waiting' | 'parked') =>
      arrivals.flatMap((arrived) => ledgerRow(source, arrived, verdict, arrival) ?? [])
    await this.store.write(transaction, rowsOf(projected, 'projected'), 'projected')
    await this.store.write(transaction, rowsOf(waits, 'waiting'), 'waiting')
    const holding = parked.filter(({ holdsPlace }) => holdsPlace)
    await this.store.write(
      transaction,
      rowsOf(
        holding.map(({ arrived }) => arrived),
        'parked',
      ),
      'parked',
    )
  }

  /** Keeps events for a person to decide about. */
  async park(
    transaction: Transaction,
    source: LedgerSource,
    parked: readonly (ParkedArrival & { problem?: string | null })[],
    { at }: Arrival,
  ): Promise<void> {
    if (parked.length === 0) return
    const added = await this.store.park(transaction, source, parked, at)
    // Those that had waited in their place, or have it all the same, say there what became of them.
    await this.store.mark(
      transaction,
      source,
      parked.flatMap(({ arrived: { link }, why, holdsPlace }) =>
        link !== undefined && (holdsPlace || why === 'broken_link') ? [{ ...link, why }] : [],
      ),
    )
    await this.exceptions.raise(
      transaction,
      added.map(({ id, arrived, why }) => ({
        kind: 'parked',
        cause: id,
        at,
        registerId: source.registerId,
        shiftId: arrived.event?.shiftId,
        details: { why, epoch: source.epoch, seq: arrived.link?.seq ?? null, parkedId: id },
      })),
    )
  }

  /** Tells of a clock that is wrong (row 13). */
  private async watch(
    transaction: Transaction,
    source: LedgerSource,
    { at, offset }: Arrival,
  ): Promise<void> {
    if (!isClockWrong(offset) || source.deviceId === null) return
    const { registerId, epoch } = source
    await this.exceptions.raise(transaction, [
      {
        kind: 'clock',
        cause: `${registerId}/${epoch}`,
        at,
        registerId,
        details: { offsetMs: offset, epoch },
      },
    ])
  }

  private async namesOf(
    transaction: Transaction,
    events: readonly LedgerEvent[],
  ): Promise<ReadonlyMap<StaffId, string>> {
    const ids = new Set(events.map(({ staffId }) => staffId))
    return this.staff.namesOf([...ids], transaction)
  }
}
