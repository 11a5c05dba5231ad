import type { StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { hashPassword, verifyPassword } from '../sessions/password-hash.js'
import { staffCredentials, staffSessions } from '../sessions/session.table.js'
import type { SignedInStaff } from '../sessions/sessions.js'
import { endSessions, passwordProvider, setPassword } from '../sessions/set-password.js'
import { SignInLimits } from '../sessions/sign-in-limits.js'
import { staff } from '../staff/staff.table.js'
import { staffChanged } from '../staff/staff-events.js'
import type { accountRoutes } from './account.contract.js'

type Session = RouteOutput<typeof accountRoutes.sessions>['items'][number]

/** What people do with their own account. */
@Injectable()
export class Account {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(SignInLimits) private readonly limits: SignInLimits,
  ) {}

  async update(
    { id }: SignedInStaff,
    { name, language }: RouteInput<typeof accountRoutes.update>['body'],
  ): Promise<void> {
    const given = {
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
    }
    if (Object.keys(given).length === 0) return
    await this.transactions.run(async (transaction) => {
      await transaction
        .update(staff)
        .set({ ...given, updatedAt: sql`now()` })
        .where(eq(staff.id, id))
      await this.events.append(transaction, staffChanged, {
        subjectId: id,
        payload: { staffId: id, change: 'profile_changed' },
      })
    })
  }

  /**
   * @param address the network address that asks: guessing here is limited as it is at sign-in.
   * @throws Problem `wrong-password` or `too-many-attempts`.
   */
  async changePassword(
    { id, email, sessionId }: SignedInStaff,
    { current, password }: RouteInput<typeof accountRoutes.password>['body'],
    address: string,
  ): Promise<void> {
    await this.limits.take(email, address)
    const [credential] = await this.database
      .select({ hash: staffCredentials.password })
      .from(staffCredentials)
      .where(and(eq(staffCredentials.userId, id), eq(staffCredentials.providerId, passwordProvider)))
    if (!(await verifyPassword(current, credential?.hash ?? ''))) throw wrongPassword()
    await this.limits.forgive(email, address)
    const hash = await hashPassword(password)
    await this.transactions.run(async (transaction) => {
      await setPassword(transaction, id, hash, sessionId)
      const payload = { staffId: id, change: 'password_set' } as const
      await this.events.append(transaction, staffChanged, { subjectId: id, payload })
    })
  }

  async sessions({ id, sessionId }: SignedInStaff): Promise<Session[]> {
    const rows = await this.database
      .select()
      .from(staffSessions)
      .where(and(eq(staffSessions.userId, id), gt(staffSessions.expiresAt, sql`now()`)))
      .orderBy(desc(staffSessions.createdAt))
    return rows.map((row) => ({
      id: row.id,
      userAgent: row.userAgent === '' ? null : row.userAgent,
      signedInAt: row.createdAt.toISOString(),
      seenAt: row.updatedAt.toISOString(),
      current: row.id === sessionId,
    }))
  }

  /** Only one of their own; one that is over, or another's, is left alone without a word. */
  async endSession(staffId: StaffId, sessionId: string): Promise<void> {
    await this.database
      .delete(staffSessions)
      .where(and(eq(staffSessions.id, sessionId), eq(staffSessions.userId, staffId)))
  }

  async endOtherSessions({ id, sessionId }: SignedInStaff): Promise<void> {
    await endSessions(this.database, id, sessionId)
  }
}

function wrongPassword(): Problem {
  const fix = 'Enter the password that you signed in with.'
  return new Problem({
    type: 'wrong-password',
    status: 422,
    title: 'The password is wrong',
    detail: 'Your password of today is another one.',
    fix,
    errors: [{ path: '/current', message: 'Your password of today is another one.', fix }],
  })
}
