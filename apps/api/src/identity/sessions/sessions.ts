import { languageSchema, permissionsOf, roleSchema, staffIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { isAPIError } from 'better-auth/api'
import { lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { Retention } from '../../platform/retention/retention.js'
import { AUTHENTICATION, type Authentication } from './authentication.js'
import { staffSessions, staffVerifications } from './session.table.js'
import type { currentStaffSchema } from './sessions.contract.js'
import { SignInLimits } from './sign-in-limits.js'

export type CurrentStaff = z.infer<typeof currentStaffSchema>

/** An answer with the cookies that belong to it. */
export interface WithCookies<Answer> {
  readonly answer: Answer
  readonly cookies: string[]
}

const userSchema = z.object({
  id: staffIdSchema,
  name: z.string(),
  email: z.email(),
  role: roleSchema,
  language: languageSchema.nullish(),
})

/** Signs staff in and out, and tells who is signed in. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(AUTHENTICATION) private readonly authentication: Authentication,
    @Inject(SignInLimits) private readonly limits: SignInLimits,
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
      await this.limits.forgive(credentials.email, request.address)
      return { answer: describe(signedIn.response.user), cookies: signedIn.headers.getSetCookie() }
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
    if (cookie === undefined) return { answer: undefined, cookies: [] }
    try {
      const found = await this.authentication.api.getSession({
        headers: new Headers({ cookie }),
        query: { disableRefresh: !options.renew },
        returnHeaders: true,
      })
      const user = found.response?.user
      return { answer: user && describe(user), cookies: found.headers.getSetCookie() }
    } catch (error) {
      if (isAPIError(error) && error.statusCode === 401) return { answer: undefined, cookies: [] }
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
}

function describe(user: unknown): CurrentStaff {
  const { language, ...known } = userSchema.parse(user)
  return { ...known, permissions: [...permissionsOf(known.role)], language: language ?? null }
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
