import { languages, staffRoles } from '@counterflow/core'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { v7 as uuidv7 } from 'uuid'
import type { Settings } from '../../platform/config/settings.js'
import type { Database } from '../../platform/database/database.js'
import type { Logger } from '../../platform/logging/logger.js'
import { staff } from '../staff/staff.table.js'
import { hashPassword, verifyPassword } from './password-hash.js'
import { staffCredentials, staffSessions, staffVerifications } from './session.table.js'

export const AUTHENTICATION = Symbol('Authentication')

const day = 86_400

/**
 * The sign-in library, used through its functions only: its own routes would bypass permissions, problem
 * documents and the API's description. Those functions check neither origin nor frequency; we do.
 */
export function createAuthentication(database: Database, settings: Settings, secret: string, logger: Logger) {
  return betterAuth({
    appName: 'Counterflow',
    baseURL: settings.publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: {
      log: (level, message, ...details) => logger[level === 'error' ? 'warn' : 'debug']({ details }, message),
    },
    database: drizzleAdapter(database, {
      provider: 'pg',
      schema: {
        user: staff,
        session: staffSessions,
        account: staffCredentials,
        verification: staffVerifications,
      },
    }),
    user: {
      additionalFields: {
        role: { type: [...staffRoles], required: true, input: false },
        roleId: { type: 'string', required: false, input: false },
        deactivatedAt: { type: 'date', required: false, input: false },
        language: { type: [...languages], required: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(password, hash),
      },
    },
    session: { expiresIn: 14 * day, updateAge: day },
    advanced: {
      cookiePrefix: 'counterflow',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      // Read from a header that anybody can send.
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuidv7() },
    },
  })
}

export type Authentication = ReturnType<typeof createAuthentication>
