import { type StaffId, staffIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { Retention } from '../../platform/retention/retention.js'
import { hashPassword } from '../sessions/password-hash.js'
import { setPassword } from '../sessions/set-password.js'
import { staff } from '../staff/staff.table.js'
import { staffChanged } from '../staff/staff-events.js'
import { hashOfToken, newToken } from './link-token.js'
import { passwordLinks } from './password-link.table.js'
import type { passwordLinkRoutes } from './password-links.contract.js'

type Purpose = 'invitation' | 'reset'

/** A link as its maker sees it, this once. */
export interface NewLink {
  readonly link: string
  readonly expiresAt: Date
}

const daysOf: Record<Purpose, number> = { invitation: 7, reset: 1 }
const day = 86_400_000

/** Makes and takes back links by which people set their password. */
@Injectable()
export class PasswordLinks {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register(async () => {
      await database.delete(passwordLinks).where(lt(passwordLinks.expiresAt, sql`now() - interval '30 days'`))
    })
  }

  /** Makes the one link that counts from now on. Its token is answered here and kept nowhere. */
  async make(transaction: Transaction, staffId: StaffId, purpose: Purpose, maker: Actor): Promise<NewLink> {
    await this.end(transaction, staffId)
    const token = newToken()
    const expiresAt = new Date(Date.now() + daysOf[purpose] * day)
    await transaction.insert(passwordLinks).values({
      id: uuidv7(),
      staffId,
      purpose,
      hash: hashOfToken(token),
      createdBy: `${maker.type}:${maker.id ?? ''}`,
      expiresAt,
    })
    // Behind a #, which browsers send to no server: so it is in no log on the way.
    return { link: `${this.settings.publicUrl}/admin/set-password#${token}`, expiresAt }
  }

  /** No link of theirs can be used any more. */
  async end(transaction: Transaction, staffId: StaffId): Promise<void> {
    await transaction
      .delete(passwordLinks)
      .where(and(eq(passwordLinks.staffId, staffId), isNull(passwordLinks.usedAt)))
  }

  /** @throws Problem `link-unusable` */
  async look(token: string): Promise<RouteOutput<typeof passwordLinkRoutes.look>> {
    const [found] = await this.database
      .select({
        purpose: passwordLinks.purpose,
        name: staff.name,
        email: staff.email,
        expiresAt: passwordLinks.expiresAt,
      })
      .from(passwordLinks)
      .innerJoin(staff, eq(staff.id, passwordLinks.staffId))
      .where(and(isUsable(token), isNull(staff.deactivatedAt)))
    if (found === undefined) throw linkUnusable()
    return { ...found, expiresAt: found.expiresAt.toISOString() }
  }

  /** Sets the password and ends every session. @throws Problem `link-unusable` */
  async use(token: string, password: string): Promise<{ email: string }> {
    // Looked at first: hashing a password takes long, and strangers must not make us do it.
    await this.look(token)
    const hash = await hashPassword(password)
    return this.transactions.run(async (transaction) => {
      const [used] = await transaction
        .update(passwordLinks)
        .set({ usedAt: sql`now()` })
        .where(isUsable(token))
        .returning({ staffId: passwordLinks.staffId })
      if (used === undefined) throw linkUnusable()
      const staffId = staffIdSchema.parse(used.staffId)
      const [member] = await transaction
        .update(staff)
        .set({ invited: false, updatedAt: sql`now()` })
        .where(and(eq(staff.id, staffId), isNull(staff.deactivatedAt)))
        .returning({ email: staff.email })
      if (member === undefined) throw linkUnusable()
      await setPassword(transaction, staffId, hash)
      const payload = { staffId, change: 'password_set' } as const
      await this.events.append(transaction, staffChanged, { subjectId: staffId, payload })
      return member
    })
  }
}

const isUsable = (token: string) =>
  and(
    eq(passwordLinks.hash, hashOfToken(token)),
    isNull(passwordLinks.usedAt),
    gt(passwordLinks.expiresAt, sql`now()`),
  )

/** The same for every reason: a stranger learns nothing from it. */
function linkUnusable(): Problem {
  return new Problem({
    type: 'link-unusable',
    status: 404,
    title: 'This link cannot be used',
    detail: 'The link was used already, has run out, or was replaced by another one.',
    fix: 'Ask whoever sent it for a new one.',
  })
}
