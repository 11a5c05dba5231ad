import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant-column.js'
import type { FieldChange } from '../platform/deeds/deed.js'
import type { AuditActorType, AuditOutcome } from './audit.contract.js'

/** Who did what, when and from where. A trigger lets nobody change a row, and only the retention delete one. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: uuid().primaryKey(),
    at: instant('at').notNull(),
    actorType: text('actor_type').$type<AuditActorType>().notNull(),
    /** Of a workflow the id of the run. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    /** The network address; null for what was not asked for over the network. */
    address: text(),
    userAgent: text('user_agent'),
    /** The operation of the API, also where a workflow did what the operation does. */
    deed: text().notNull(),
    outcome: text().$type<AuditOutcome>().notNull(),
    subjectType: text('subject_type'),
    subjectId: text('subject_id'),
    changes: jsonb().$type<readonly FieldChange[]>().notNull(),
    /** By which the log has more about it. */
    requestId: text('request_id'),
  },
  (table) => [
    index('audit_entries_newest').on(table.at, table.id),
    index('audit_entries_actor').on(table.actorId, table.at, table.id),
    index('audit_entries_deed').on(table.deed, table.at, table.id),
    index('audit_entries_subject').on(table.subjectId, table.at, table.id),
  ],
)

/** How long entries are kept: one row, made when somebody chooses another time than the usual one. */
export const auditRetention = pgTable(
  'audit_retention',
  { id: text().primaryKey(), keepDays: integer('keep_days').notNull() },
  (table) => [
    check('audit_retention_one_row', sql`${table.id} = 'audit'`),
    check('audit_retention_days', sql`${table.keepDays} between 30 and 3650`),
  ],
)
