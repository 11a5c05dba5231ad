import { createHash } from 'node:crypto'
import {
  canonicalJson,
  type TillChanges,
  type TillDigest,
  type TillStatus,
  tillSyncVersions,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { EventReader } from '../../platform/events/event-reader.js'
import { HTTP_OPTIONS, type HttpOptions } from '../../platform/http/http-options.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { remembered } from '../../platform/memory/remembered.js'
import type { TillDevice } from '../devices/till-device.js'
import { TillDevices } from '../devices/till-devices.js'
import { announcedLast } from '../ledger/announced-last.js'
import { LedgerProgress } from './ledger-progress.js'
import { ServerKey } from './server-key.js'
import { ShownRecords } from './shown-records.js'
import { syncAdapters } from './sync-adapters.js'
import { tillFeed, tillRecords } from './till-record.table.js'
import type { tillRecordRoutes as routes } from './till-records.contract.js'

type Heartbeat = RouteInput<typeof routes.status>['query']
type Page = RouteInput<typeof routes.changes>['query']

const there = eq(tillRecords.gone, false)

/** Tells devices what they should know, signed, so that nobody between can change a price. */
@Injectable()
export class TillRecords {
  /** A database is restored while nobody serves from it. */
  private readonly history = remembered(5_000, () => this.reader.generation())
  private digested: TillDigest | undefined

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EventReader) private readonly reader: EventReader,
    @Inject(ShownRecords) private readonly shown: ShownRecords,
    @Inject(ServerKey) private readonly key: ServerKey,
    @Inject(TillDevices) private readonly devices: TillDevices,
    @Inject(LedgerProgress) private readonly progress: LedgerProgress,
    @Inject(HTTP_OPTIONS) private readonly http: HttpOptions,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** How far both sides are; keeps what the device says of itself. */
  async status(device: TillDevice, told: Heartbeat): Promise<TillStatus> {
    const last = announcedLast(device, device.announcement)
    await this.devices.note(device.deviceId, { ...told, last })
    return {
      serverTime: this.now().toISOString(),
      history: await this.history(),
      latest: await this.latest(),
      contiguous: await this.progress.contiguous(device),
      frozen: device.frozen,
      syncVersions: [...tillSyncVersions],
      appVersion: this.http.version,
    }
  }

  /** What changed after a version, in order of versions. What is there no more is told to who may have it. */
  async changes(device: TillDevice, { after, limit }: Page): Promise<TillChanges> {
    // Before the records: what is written meanwhile is among them or comes after.
    const latest = await this.latest()
    const rows = await this.database
      .select()
      .from(tillRecords)
      .where(and(gt(tillRecords.version, after), after === 0 ? there : undefined))
      .orderBy(asc(tillRecords.version))
      .limit(limit + 1)
    const page = rows.slice(0, limit)
    const more = rows.length > limit
    const last = page.at(-1)?.version ?? after
    return this.signed(device, page, { after, upTo: more ? last : Math.max(last, latest), more })
  }

  /** All records of a bucket that are there. */
  async bucket(device: TillDevice, bucket: number): Promise<TillChanges> {
    const latest = await this.latest()
    const rows = await this.database
      .select()
      .from(tillRecords)
      .where(and(eq(tillRecords.bucket, bucket), there))
      .orderBy(asc(tillRecords.version))
    return this.signed(device, rows, { after: latest, upTo: latest, more: false })
  }

  /** Made anew only when something has changed: it reads every record. */
  async digest(): Promise<TillDigest> {
    const latest = await this.latest()
    if (this.digested?.upTo === latest) return this.digested
    const rows = await this.database
      .select({
        kind: tillRecords.kind,
        id: tillRecords.id,
        version: tillRecords.version,
        bucket: tillRecords.bucket,
        // In the same statement: records and this are of one moment.
        upTo: sql`(select version from ${tillFeed})`.mapWith(Number),
      })
      .from(tillRecords)
      .where(there)
    const buckets = [...Map.groupBy(rows, (row) => row.bucket)]
      .sort(([left], [right]) => left - right)
      .map(([bucket, records]) => ({ bucket, hash: hashOf(records) }))
    this.digested = { upTo: rows[0]?.upTo ?? latest, buckets }
    return this.digested
  }

  private async latest(): Promise<number> {
    const [feed] = await this.database.select({ version: tillFeed.version }).from(tillFeed)
    return feed?.version ?? 0
  }

  private async signed(
    device: TillDevice,
    rows: readonly (typeof tillRecords.$inferSelect)[],
    place: Pick<TillChanges, 'after' | 'upTo' | 'more'>,
  ): Promise<TillChanges> {
    const records = await this.shown.of(
      device,
      rows.map(({ id, version, filed }) => ({ ...filed, id, version })),
    )
    const page = {
      ...place,
      history: await this.history(),
      at: this.now().toISOString(),
      records: syncAdapters[device.syncVersion].records(records),
    }
    return { ...page, signature: await this.key.sign(canonicalJson(page)) }
  }
}

function hashOf(records: readonly { kind: string; id: string; version: number }[]): string {
  const lines = records.map(({ kind, id, version }) => `${kind}:${id}:${version}\n`).sort()
  return createHash('sha256').update(lines.join('')).digest('hex')
}
