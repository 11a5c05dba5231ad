import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { staff } from '../staff/staff.table.js'

const instant = (name: string) => timestamp(name, { withTimezone: true })

/** Who is signed in where. Deleting a row signs out at once. */
export const staffSessions = pgTable(
  'staff_sessions',
  {
    id: uuid().primaryKey(),
    userId: uuid('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    token: text().notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('staff_sessions_staff').on(table.userId),
    index('staff_sessions_expires').on(table.expiresAt),
  ],
)

/** How a member of staff proves who they are: by a password, in the form that the sign-in library reads. */
export const staffCredentials = pgTable(
  'staff_credentials',
  {
    id: uuid().primaryKey(),
    userId: uuid('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    password: text(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('staff_credentials_staff').on(table.userId)],
)

/** Short-lived proofs that the sign-in library asks for, such as the link of a forgotten password. */
export const staffVerifications = pgTable(
  'staff_verifications',
  {
    id: uuid().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [index('staff_verifications_identifier').on(table.identifier)],
)
