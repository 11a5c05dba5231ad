import { type Json, mostEventsInBatch, type RegisterId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { noteChange, noteSubject } from '../../platform/deeds/deed-under-way.js'
import type { Upload } from '../../platform/http/files/upload.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { ledgerOfAnotherShop } from '../pos-problems.js'
import { arrivedEvent } from './arrived-event.js'
import { ArrivingBatches } from './arriving-batches.js'
import type { ledgerWorkRoutes } from './ledger.contract.js'
import type { LedgerSource } from './ledger-source.js'
import { LedgerSources } from './ledger-sources.js'
import { readLedgerFile } from './read-ledger-file.js'

type Answer = RouteOutput<typeof ledgerWorkRoutes.importFile>
type Counted = { -readonly [Key in keyof Answer['ledgers'][number]]: Answer['ledgers'][number][Key] }

/** A ledger of the file: whose it is, and what has become of it so far. */
interface LedgerInFile {
  readonly source: LedgerSource
  readonly counted: Counted
}

const mostDamagedNamed = 100

/**
 * Takes in what a till has exported as a file, for a device that cannot send it any more. Each entry is judged as if
 * the device had sent it: should it do so after all, the same entries are known.
 */
@Injectable()
export class LedgerFiles {
  constructor(
    @Inject(ArrivingBatches) private readonly batches: ArrivingBatches,
    @Inject(LedgerSources) private readonly sources: LedgerSources,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /**
   * Takes in what of a file is this shop's. What was taken in before something went wrong stays.
   * @throws Problem `not-a-ledger-file`, `ledger-of-another-shop`, `file-too-large`, `file-missing`.
   */
  async take(upload: Upload): Promise<Answer> {
    const { name, content } = await upload.open()
    const ledgers = new Map<string, LedgerInFile | undefined>()
    const damaged: number[] = []
    let foreign = 0
    let portion: Json[] = []
    let under: LedgerInFile | undefined
    const flush = async () => {
      if (under !== undefined && portion.length > 0) await this.enter(under, portion)
      portion = []
    }
    for await (const line of readLedgerFile(content)) {
      if (line.kind === 'damaged') {
        damaged.push(line.line)
        continue
      }
      const ledger = await this.ledgerOf(ledgers, line)
      if (line.kind === 'device') continue
      if (ledger === undefined) {
        foreign += 1
        continue
      }
      if (ledger !== under || portion.length === mostEventsInBatch) await flush()
      if (under === undefined) {
        noteSubject('register', ledger.source.registerId)
        noteChange('file', null, name)
      }
      under = ledger
      portion.push(line.value)
    }
    await flush()
    const ours = [...ledgers.values()].flatMap((ledger) => ledger?.counted ?? [])
    if (ours.length === 0) throw ledgerOfAnotherShop()
    return {
      ledgers: ours,
      foreign,
      damaged: damaged.length,
      damagedLines: damaged.slice(0, mostDamagedNamed),
    }
  }

  private async ledgerOf(
    known: Map<string, LedgerInFile | undefined>,
    { registerId, epoch }: { readonly registerId: RegisterId; readonly epoch: number },
  ): Promise<LedgerInFile | undefined> {
    const key = `${registerId}/${epoch}`
    if (known.has(key)) return known.get(key)
    const source = await this.sources.of(registerId, epoch)
    const ledger = source && { source, counted: nothingOf(source) }
    known.set(key, ledger)
    return ledger
  }

  private async enter({ source, counted }: LedgerInFile, values: readonly Json[]): Promise<void> {
    const arrivals = values.map(arrivedEvent)
    const { judged, failed } = await this.batches.takeAlone({
      source,
      arrivals,
      // A file promises nothing: what its entries prove to be missing is seen by their places.
      promised: 0,
      arrival: { at: this.now(), offset: 0 },
    })
    const unentered = new Set(failed)
    const parked = new Set([...judged.parked.map(({ arrived }) => arrived), ...failed])
    const isEntered = new Set(judged.projected.filter((arrived) => !unentered.has(arrived)))
    const waits = new Set(judged.waits)
    counted.entries += arrivals.length
    for (const arrived of arrivals) {
      if (isEntered.has(arrived)) counted.entered += 1
      else if (parked.has(arrived)) counted.parked += 1
      else if (waits.has(arrived)) counted.waiting += 1
      else counted.known += 1
    }
  }
}

const nothingOf = ({ registerId, registerName, epoch }: LedgerSource): Counted => ({
  registerId,
  registerName,
  epoch,
  entries: 0,
  entered: 0,
  known: 0,
  waiting: 0,
  parked: 0,
})
