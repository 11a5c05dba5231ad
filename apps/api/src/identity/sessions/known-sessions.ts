import { permissionsHeld, staffIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { amongGiven } from '../../platform/database/among.js'
import type { Database } from '../../platform/database/database.js'
import { KEYED_DATABASE } from '../../platform/database/keyed-database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import { customRoles } from '../roles/role.table.js'
import { staff } from '../staff/staff.table.js'
import { AUTHENTICATION, type Authentication } from './authentication.js'
import { staffSessions } from './session.table.js'
import type { CurrentStaff } from './sessions.js'
import { signedToken } from './signed-token.js'

/** A session that holds, with what its owner is and may do at this moment; undefined when they have left. */
export interface KnownSession {
  readonly sessionId: string
  readonly staff: CurrentStaff | undefined
}

const mostTogether = 100

const sessionsOf = knownQuery((queries) =>
  queries
    .select({
      token: staffSessions.token,
      sessionId: staffSessions.id,
      expiresAt: staffSessions.expiresAt,
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      language: staff.language,
      deactivatedAt: staff.deactivatedAt,
      own: { id: customRoles.id, name: customRoles.name, permissions: customRoles.permissions },
    })
    .from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.userId))
    .leftJoin(customRoles, eq(customRoles.id, staff.roleId))
    .where(amongGiven(staffSessions.token, 'tokens')),
)

type Row = Awaited<ReturnType<typeof sessionsOf>>[number]

/**
 * Finds the sessions of staff, which nearly every request of theirs asks for: by one statement, for all who ask while it
 * is asked. Whatever is not in order, or is due to be prolonged, is left to the sign-in library.
 */
@Injectable()
export class KnownSessions {
  private readonly asked = new Coalescer<string, Row | null>((tokens) => this.read(tokens), mostTogether)

  constructor(
    @Inject(AUTHENTICATION) private readonly authentication: Authentication,
    @Inject(KEYED_DATABASE) private readonly database: Database,
  ) {}

  /** @param options.renew whether one that is due to be prolonged can be */
  async behind(cookie: string, { renew }: { renew: boolean }): Promise<KnownSession | undefined> {
    const { authCookies, secret, sessionConfig } = await this.authentication.$context
    const token = signedToken(cookie, authCookies.sessionToken.name, secret)
    const row = token === undefined ? null : await this.asked.submit(token)
    if (row === null) return undefined
    const left = (row.expiresAt.getTime() - Date.now()) / 1_000
    if (left <= 0 || (renew && left <= sessionConfig.expiresIn - sessionConfig.updateAge)) return undefined
    return { sessionId: row.sessionId, staff: row.deactivatedAt === null ? shown(row) : undefined }
  }

  private async read(tokens: readonly string[]): Promise<(Row | null)[]> {
    const rows = await sessionsOf(this.database, { tokens: [...new Set(tokens)] })
    const byToken = new Map(rows.map((row) => [row.token, row]))
    return tokens.map((token) => byToken.get(token) ?? null)
  }
}

const shown = ({ id, name, email, role, language, own }: Row): CurrentStaff => ({
  id: staffIdSchema.parse(id),
  name,
  email,
  role,
  ownRole: own && { id: own.id, name: own.name },
  permissions: [...permissionsHeld(role, own?.permissions ?? null)],
  language,
})
