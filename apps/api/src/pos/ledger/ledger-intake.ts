import { isClockWrong, type LedgerHead, type StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { StaffDirectory } from '../../identity/identity.public.js'
import type { Transaction } from '../../platform/database/database.js'
import { TillDevices } from '../devices/till-devices.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { LedgerProgress } from '../records/ledger-progress.js'
import { TillTaxes } from '../records/till-taxes.js'
import { LedgerProjection } from '../sales/ledger-projection.js'
import type { ProjectionContext } from '../sales/projection-context.js'
import type { ArrivedEvent } from './arrived-event.js'
import { type CheckedSignatures, isSignedBy } from './device-signature.js'
import { type HeldPlaces, type JudgedBatch, judgeBatch, type ParkedArrival } from './judged-batch.js'
import { LedgerHeads } from './ledger-heads.js'
import { LedgerKeeping } from './ledger-keeping.js'
import type { LedgerSource } from './ledger-source.js'
import { type Arrival, LedgerStore } from './ledger-store.js'

/** Events of one ledger that came together. */
export interface BatchOfLedger {
  readonly source: LedgerSource
  readonly arrivals: readonly ArrivedEvent[]
  readonly arrival: Arrival
}

/** The same as it is to be taken in. */
export interface BatchToTake extends BatchOfLedger {
  readonly promised: number
  readonly signatures?: CheckedSignatures
}

/** What became of a batch. */
export interface TakenBatch {
  readonly judged: JudgedBatch
  /** Of those that were to be entered, what could not be. */
  readonly failed: readonly ArrivedEvent[]
  /** Places that wait for a person, and are not to be sent again. */
  readonly parked: readonly number[]
}

type FailedArrival = ParkedArrival & { readonly problem: string }

interface JudgedArrivals extends BatchOfLedger {
  readonly before: LedgerHead
  readonly judged: JudgedBatch
}

/**
 * Takes in what tills have recorded, as part of a transaction. Everything is stored; what follows without a gap and is
 * signed becomes orders, money and stock, and whatever else there is waits or is parked for a person.
 */
@Injectable()
export class LedgerIntake {
  constructor(
    @Inject(LedgerHeads) private readonly heads: LedgerHeads,
    @Inject(LedgerStore) private readonly store: LedgerStore,
    @Inject(LedgerKeeping) private readonly keeping: LedgerKeeping,
    @Inject(LedgerProjection) private readonly projection: LedgerProjection,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
    @Inject(TillDevices) private readonly devices: TillDevices,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(TillTaxes) private readonly taxes: TillTaxes,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
    @Inject(LedgerProgress) progress: LedgerProgress,
  ) {
    progress.readBy((device) => this.heads.contiguous(device))
  }

  /** Takes the events of one ledger in. */
  async take(transaction: Transaction, batch: BatchToTake): Promise<TakenBatch> {
    const [taken] = await this.takeEach(transaction, [batch])
    if (taken === undefined) throw new Error('Nothing became of a batch.')
    return taken
  }

  /** The same of several ledgers, each once: what is written of them is written together. Answers are in their order. */
  async takeEach(transaction: Transaction, batches: readonly BatchToTake[]): Promise<TakenBatch[]> {
    const all = await this.judge(transaction, batches)
    await this.keeping.keep(transaction, all)
    const failed = await this.projectEach(
      transaction,
      all.map((one) => ({ ...one, arrivals: one.judged.projected })),
    )
    for (const [index, one] of all.entries()) await this.conclude(transaction, one, failed[index] ?? [])
    const moved = all.filter(({ judged, before }) => judged.head.seq !== before.seq)
    await this.heads.move(
      transaction,
      moved.map(({ judged }) => judged.head),
      moved.map(({ arrival }) => arrival.at),
    )
    const heads = all.map(({ judged }) => judged.head)
    const parked = await this.store.parkedPlaces(transaction, heads)
    return all.map(({ judged }, index) => ({
      judged,
      failed: (failed[index] ?? []).map(({ arrived }) => arrived),
      parked: parked[index] ?? [],
    }))
  }

  /** Enters events of one ledger, by hand or by the sequence; answers those that could not be. */
  async project(transaction: Transaction, batch: BatchOfLedger): Promise<FailedArrival[]> {
    const [failed] = await this.projectEach(transaction, [batch])
    return failed ?? []
  }

  private async judge(transaction: Transaction, batches: readonly BatchToTake[]): Promise<JudgedArrivals[]> {
    // In one order, so that two groups do not wait for each other.
    const inOrder = batches.toSorted(byLedger)
    const heads = await this.heads.hold(transaction, inOrder)
    const ledgers = inOrder.flatMap(({ source, arrivals }, index) => {
      const head = heads[index]
      return head === undefined ? [] : [{ key: source, head, arrivals }]
    })
    const held = await this.store.places(transaction, ledgers)
    const judged = new Map(inOrder.map((batch, index) => [batch, judgedBy(batch, held[index])]))
    return batches.flatMap((batch) => judged.get(batch) ?? [])
  }

  private async conclude(
    transaction: Transaction,
    { source, arrival, judged }: JudgedArrivals,
    failed: readonly FailedArrival[],
  ): Promise<void> {
    await this.keeping.park(transaction, source, [...judged.parked, ...failed], arrival)
    const raws = judged.filled.map(({ arrived }) => arrived.raw)
    await this.store.holdPlaces(transaction, source, raws)
    if (judged.isForked && source.deviceId !== null)
      await this.devices.freeze(transaction, source.deviceId, 'fork')
    await this.watch(transaction, source, arrival)
  }

  /** What of each batch could not be entered. */
  private async projectEach(
    transaction: Transaction,
    batches: readonly BatchOfLedger[],
  ): Promise<FailedArrival[][]> {
    const contexts = await this.contextsOf(transaction, batches)
    const events = batches.flatMap(({ arrivals }, index) => {
      const context = contexts[index]
      return context === undefined
        ? []
        : arrivals.flatMap(({ event }) => (event === undefined ? [] : [{ context, event }]))
    })
    const failed = await this.projection.enter(transaction, events)
    const problems = new Map(failed.map(({ event, problem }) => [event, problem]))
    return batches.map(({ arrivals }) =>
      arrivals.flatMap((arrived) => {
        const problem = arrived.event && problems.get(arrived.event)
        return problem === undefined ? [] : [{ arrived, why: 'failed', holdsPlace: true, problem }]
      }),
    )
  }

  private async contextsOf(
    transaction: Transaction,
    batches: readonly BatchOfLedger[],
  ): Promise<ProjectionContext[]> {
    const ids = new Set<StaffId>()
    for (const { arrivals } of batches) for (const { event } of arrivals) if (event) ids.add(event.staffId)
    if (ids.size === 0) return []
    const shop = await this.shop.read(transaction)
    const staff = await this.staff.namesOf([...ids], transaction)
    const taxes = await this.taxes.ofPlaces(transaction, shop)
    return batches.map(({ source, arrival }) => ({
      source,
      arrival,
      shop,
      taxes: taxes.get(source.locationId) ?? [],
      staff,
    }))
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
}

function judgedBy(
  { source, arrivals, arrival, signatures }: BatchToTake,
  held: HeldPlaces | undefined,
): JudgedArrivals {
  if (held === undefined) throw new Error('Nobody knows what is held of a ledger.')
  const isSigned = (hash: string, signature: string) =>
    signatures?.isSigned(hash, signature) ?? isSignedBy(source.publicKey, hash, signature)
  const judged = judgeBatch(source, arrivals, held, isSigned)
  return { source, arrivals, arrival, before: held.head, judged }
}

function byLedger({ source: one }: BatchToTake, { source: other }: BatchToTake): number {
  if (one.registerId !== other.registerId) return one.registerId < other.registerId ? -1 : 1
  return one.epoch - other.epoch
}
