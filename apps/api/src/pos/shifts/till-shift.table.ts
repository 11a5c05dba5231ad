import type { LocationId, RegisterId, ShiftId, ShiftReport, StaffId } from '@counterflow/core'
import { bigint, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import type { OfficeCount } from './office-count.js'

/** Shifts as their events tell them, with the report that comes of those. */
export const tillShifts = pgTable(
  'till_shifts',
  {
    id: uuid().$type<ShiftId>().primaryKey(),
    registerId: uuid('register_id').$type<RegisterId>().notNull(),
    locationId: uuid('location_id').$type<LocationId>().notNull(),
    epoch: integer().notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by').$type<StaffId>(),
    /** What the till reckoned to be in the drawer when it closed. */
    expectedByTill: bigint('expected_by_till', { mode: 'number' }),
    note: text(),
    /** When something arrived that belongs to it, after its closing had. */
    amendedAt: instant('amended_at'),
    report: jsonb().$type<ShiftReport>().notNull(),
    /** What the office counted in the drawer of a shift that its device never closed. */
    officeCount: jsonb('office_count').$type<OfficeCount>(),
  },
  (table) => [
    index('till_shifts_newest').on(table.openedAt, table.id),
    index('till_shifts_register').on(table.registerId, table.openedAt, table.id),
  ],
)
