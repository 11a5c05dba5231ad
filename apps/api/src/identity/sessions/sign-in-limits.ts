import { createHash } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { eq, lt, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { Retention } from '../../platform/retention/retention.js'
import { signInLimits } from './sign-in-limit.table.js'

const windowMinutes = 15
/** A person mistypes a few times; a shop's staff may share one network address. */
const mostAttempts = { email: 10, address: 50 }

interface Limit {
  readonly subject: string
  readonly most: number
}

/**
 * Counts attempts to sign in, in the database, so that the count holds over restarts and over processes.
 * An attempt counts before the password is looked at: many at once cannot slip through together.
 */
@Injectable()
export class SignInLimits {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register(async () => {
      await database.delete(signInLimits).where(lt(signInLimits.windowEndsAt, sql`now()`))
    })
  }

  /** @throws Problem `too-many-attempts` */
  async take(email: string, address: string): Promise<void> {
    for (const limit of limitsOf(email, address)) {
      const [row] = await this.count(limit.subject)
      if (row !== undefined && row.attempts > limit.most) throw tooManyAttempts(row.secondsLeft)
    }
  }

  /** Takes the attempt back, since it succeeded: what was mistyped before it no longer counts. */
  async forgive(email: string, address: string): Promise<void> {
    const [ofAddress, ofEmail] = limitsOf(email, address)
    await this.database.delete(signInLimits).where(eq(signInLimits.subject, ofEmail.subject))
    await this.database
      .update(signInLimits)
      .set({ attempts: sql`greatest(${signInLimits.attempts} - 1, 0)` })
      .where(eq(signInLimits.subject, ofAddress.subject))
  }

  private count(subject: string) {
    const windowEndsAt = sql`now() + make_interval(mins => ${windowMinutes})`
    const isOver = sql`${signInLimits.windowEndsAt} <= now()`
    return this.database
      .insert(signInLimits)
      .values({ subject, attempts: 1, windowEndsAt })
      .onConflictDoUpdate({
        target: signInLimits.subject,
        set: {
          attempts: sql`case when ${isOver} then 1 else ${signInLimits.attempts} + 1 end`,
          windowEndsAt: sql`case when ${isOver} then ${windowEndsAt} else ${signInLimits.windowEndsAt} end`,
        },
      })
      .returning({
        attempts: signInLimits.attempts,
        secondsLeft: sql<number>`ceil(extract(epoch from ${signInLimits.windowEndsAt} - now()))::int`,
      })
  }
}

/** The network address first: one that is over its limit cannot use up the attempts of other people's addresses. */
function limitsOf(email: string, address: string): [Limit, Limit] {
  // Hashed: what people type into the wrong field must not stay readable.
  const hashed = createHash('sha256').update(email.trim().toLowerCase()).digest('hex')
  return [
    { subject: `address:${address}`, most: mostAttempts.address },
    { subject: `email:${hashed}`, most: mostAttempts.email },
  ]
}

function tooManyAttempts(secondsLeft: number): Problem {
  const minutes = Math.max(1, Math.ceil(secondsLeft / 60))
  return new Problem({
    type: 'too-many-attempts',
    status: 429,
    title: 'Too many attempts to sign in',
    detail: `Sign-in was tried too often for this e-mail address or from this network address.`,
    fix: `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
    retryAfter: Math.max(1, secondsLeft),
  })
}
