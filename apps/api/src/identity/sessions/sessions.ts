import { languageSchema, type StaffId, staffIdSchema, staffRoleSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { isAPIError } from 'better-auth/api'
import { eq, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { Retention } from '../../platform/retention/retention.js'
import { RolePermissions } from '../roles/role-permissions.js'
import { AUTHENTICATION, type Authentication } from './authentication.js'
import { KnownSessions } from './known-sessions.js'
import { staffSessions, staffVerifications } from './session.table.js'
import type { currentStaffSchema } from './sessions.contract.js'
import { SignInLimits } from './sign-in-limits.js'

export type CurrentStaff = z.infer<typeof currentStaffSchema>

/** An answer with the cookies that belong to it. */
export interface WithCookies<Answer> {
  readonly answer: Answer
  readonly cookies: string[]
}

/** A member of staff behind a session, for what only they may do with it. */
export interface SignedInStaff {
  readonly id: StaffId
  readonly email: string
  readonly sessionId: string
  readonly shown: CurrentStaff
}

const userSchema = z.object({
  id: staffIdSchema,
  name: z.string(),
  email: z.email(),
  role: staffRoleSchema,
  roleId: z.uuid().nullish(),
  deactivatedAt: z.date().nullish(),
  language: languageSchema.nullish(),
})

/** Signs staff in and out, and tells who is signed in. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(AUTHENTICATION) private readonly authentication: Authentication,
    @Inject(KnownSessions) private readonly known: KnownSessions,
    @Inject(SignInLimits) private readonly limits: SignInLimits,
    @Inject(RolePermissions) private readonly roles: RolePermissions,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register(async () => {
      await database.delete(staffSessions).where(lt(staffSessions.expiresAt, sql`now()`))
      await database.delete(staffVerifications).where(lt(staffVerifications.expiresAt, sql`now()`))
    })
  }

  /**
   * @param address the network address that asks, for the limit of attempts.
   * @throws Problem `sign-in-failed`, the same for an unknown address and a wrong password;
   * `too-many-attempts`.
   */
  async signIn(
    credentials: { email: string; password: string },
    request: { address: string; userAgent: string | undefined },
  ): Promise<WithCookies<CurrentStaff>> {
    await this.limits.take(credentials.email, request.address)
    const headers = new Headers(request.userAgent === undefined ? {} : { 'user-agent': request.userAgent })
    try {
      const signedIn = await this.authentication.api.signInEmail({
        body: credentials,
        headers,
        returnHeaders: true,
      })
      const answer = await this.describe(signedIn.response.user)
      // Somebody who has left learns no more than a stranger, and keeps no session.
      if (answer === undefined) {
        await this.database.delete(staffSessions).where(eq(staffSessions.token, signedIn.response.token))
        throw signInFailed()
      }
      await this.limits.forgive(credentials.email, request.address)
      return { answer, cookies: signedIn.headers.getSetCookie() }
    } catch (error) {
      if (isAPIError(error) && error.statusCode === 401) throw signInFailed()
      throw error
    }
  }

  /**
   * Who is signed in by the cookies of a request.
   * @param options.renew whether the cookies returned reach the browser: only then may the session be prolonged.
   */
  async current(
    cookie: string | undefined,
    options: { renew: boolean },
  ): Promise<WithCookies<CurrentStaff | undefined>> {
    const known = cookie === undefined ? undefined : await this.known.behind(cookie, options)
    if (known !== undefined) return { answer: known.staff, cookies: [] }
    const { session, cookies } = await this.find(cookie, options)
    return { answer: session && (await this.describe(session.user)), cookies }
  }

  /** The member of staff behind the cookie, with the session itself. @throws Problem `no-session` */
  async required(cookie: string | undefined): Promise<SignedInStaff> {
    const { session } = await this.find(cookie, { renew: false })
    const shown = session && (await this.describe(session.user))
    if (session === undefined || shown === undefined) throw noSession()
    return { id: shown.id, email: shown.email, sessionId: session.session.id, shown }
  }

  private async find(cookie: string | undefined, options: { renew: boolean }) {
    if (cookie === undefined) return { session: undefined, cookies: [] }
    try {
      const found = await this.authentication.api.getSession({
        headers: new Headers({ cookie }),
        query: { disableRefresh: !options.renew },
        returnHeaders: true,
      })
      return { session: found.response ?? undefined, cookies: found.headers.getSetCookie() }
    } catch (error) {
      if (isAPIError(error) && error.statusCode === 401) return { session: undefined, cookies: [] }
      // The library hides why it failed; if it was the database, this fails for that reason, visibly.
      await this.database.execute(sql`select 1`)
      throw error
    }
  }

  /** Ends the session; answers the cookies that remove its own. */
  async signOut(cookie: string | undefined): Promise<string[]> {
    const signedOut = await this.authentication.api.signOut({
      headers: new Headers(cookie === undefined ? {} : { cookie }),
      returnHeaders: true,
    })
    return signedOut.headers.getSetCookie()
  }

  /** What they are and may do at this moment; undefined when they have left. */
  private async describe(user: unknown): Promise<CurrentStaff | undefined> {
    const { id, name, email, role, roleId, deactivatedAt, language } = userSchema.parse(user)
    if (deactivatedAt) return undefined
    const meaning = await this.roles.of({ role, roleId: roleId ?? null })
    const ownRole =
      meaning.roleId === null || meaning.name === null ? null : { id: meaning.roleId, name: meaning.name }
    return {
      id,
      name,
      email,
      role,
      ownRole,
      permissions: [...meaning.permissions],
      language: language ?? null,
    }
  }
}

/** A request without a session where there has to be one. */
export function noSession(): Problem {
  return new Problem({
    type: 'no-session',
    status: 403,
    title: 'This is for members of staff',
    detail: 'An API key has no session: it stands for a program and not for a person.',
    fix: 'Sign in as a member of staff.',
  })
}

function signInFailed(): Problem {
  return new Problem({
    type: 'sign-in-failed',
    status: 401,
    title: 'Sign-in failed',
    detail: 'The e-mail address or the password is wrong.',
    fix: 'Check both and try again, or ask an owner for a new password.',
  })
}
