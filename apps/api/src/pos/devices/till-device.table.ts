import type { RegisterId } from '@counterflow/core'
import { boolean, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { registers } from '../registers/register.table.js'
import type { FreezeReason } from './freeze-reason.js'

/** Every device that is, or was, a register. None is ever deleted: its key still checks what it signed. */
export const tillDevices = pgTable(
  'till_devices',
  {
    id: uuid().primaryKey(),
    registerId: uuid('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id),
    epoch: integer().notNull(),
    name: text().notNull(),
    /** ECDSA P-256, SPKI in base64url. */
    publicKey: text('public_key').notNull(),
    /** SHA-256 of its token, in hexadecimal: 256 random bits need no slow hash. */
    tokenHash: text('token_hash').notNull().unique(),
    /** What the PINs on it are checked with; sealed. */
    pinSecret: text('pin_secret').notNull(),
    enrolledAt: instant('enrolled_at').notNull(),
    /** Since when it must record nothing more; null: it is in use. */
    frozenAt: instant('frozen_at'),
    frozenWhy: text('frozen_why').$type<FreezeReason>(),
    /** Since when its token is refused. */
    revokedAt: instant('revoked_at'),
    lastSeenAt: instant('last_seen_at'),
    appVersion: text('app_version'),
    /** The server's time less the device's, in milliseconds. */
    clockOffset: integer('clock_offset'),
    storagePersisted: boolean('storage_persisted'),
    /** The last `seq` that it has said to have. */
    promisedSeq: integer('promised_seq').notNull().default(0),
  },
  (table) => [uniqueIndex('till_devices_epoch').on(table.registerId, table.epoch)],
)
