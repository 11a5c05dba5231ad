import type { LedgerEventId, ParkedWhy, RegisterId, ShiftId, StaffId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

export const ledgerVerdicts = ['projected', 'waiting', 'parked', 'set_aside'] as const

/** What became of an event that holds its place. */
export type LedgerVerdict = (typeof ledgerVerdicts)[number]

/**
 * What tills have recorded, append-only: each place in a register's ledger once, and each id once. The hash stays when
 * what a person is known by is taken out of `raw`.
 */
export const ledgerEvents = pgTable(
  'ledger_events',
  {
    registerId: uuid('register_id').$type<RegisterId>().notNull(),
    epoch: integer().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    id: uuid().$type<LedgerEventId>().notNull(),
    type: text().notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text().notNull(),
    /** The event as it arrived, as JSON. */
    raw: text().notNull(),
    verdict: text({ enum: ledgerVerdicts }).notNull(),
    why: text().$type<ParkedWhy>(),
    shiftId: uuid('shift_id').$type<ShiftId>(),
    staffId: uuid('staff_id').$type<StaffId>(),
    /** By the clock of the device; null where it does not say. */
    eventAt: instant('event_at'),
    /** When it was, as well as can be known: it decides about the day. */
    happenedAt: instant('happened_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Since when what a person is known by is out of it. */
    erasedAt: instant('erased_at'),
  },
  (table) => [
    primaryKey({ columns: [table.registerId, table.epoch, table.seq] }),
    uniqueIndex('ledger_events_id').on(table.id),
    index('ledger_events_shift').on(table.shiftId, table.seq).where(sql`shift_id is not null`),
    index('ledger_events_day').on(table.registerId, table.happenedAt),
    index('ledger_events_received').on(table.receivedAt),
  ],
)

/** How far the ledger of each device is held; whoever takes events in holds this row. */
export const ledgerHeads = pgTable(
  'ledger_heads',
  {
    registerId: uuid('register_id').$type<RegisterId>().notNull(),
    epoch: integer().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
    /** The last place that the device has said to have. */
    promised: bigint({ mode: 'number' }).notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    lastReceivedAt: instant('last_received_at'),
  },
  (table) => [primaryKey({ columns: [table.registerId, table.epoch] })],
)

/** Events that were kept and not taken over; those that hold a place stand among the others, too. */
export const parkedEvents = pgTable(
  'ledger_parked_events',
  {
    id: uuid().primaryKey(),
    registerId: uuid('register_id').$type<RegisterId>().notNull(),
    epoch: integer().notNull(),
    seq: bigint({ mode: 'number' }),
    eventId: text('event_id'),
    type: text(),
    raw: text().notNull(),
    /** SHA-256 of `raw` as it arrived: the same again is not parked again. */
    fingerprint: text().notNull(),
    why: text().$type<ParkedWhy>().notNull(),
    problem: text(),
    holdsPlace: boolean('holds_place').notNull(),
    state: text({ enum: ['open', 'accepted', 'set_aside'] })
      .notNull()
      .default('open'),
    receivedAt: instant('received_at').notNull(),
    settledAt: instant('settled_at'),
    settledBy: text('settled_by'),
    note: text(),
  },
  (table) => [
    uniqueIndex('ledger_parked_events_same').on(table.registerId, table.epoch, table.fingerprint),
    index('ledger_parked_events_newest').on(table.receivedAt, table.id),
    index('ledger_parked_events_id').on(table.eventId),
    index('ledger_parked_events_place').on(table.registerId, table.epoch, table.seq),
  ],
)
