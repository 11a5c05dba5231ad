import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { DATABASE, type Database, type Transaction } from '../../database/database.js'
import { batchSize, inBatches } from '../../retention/in-batches.js'
import { Retention } from '../../retention/retention.js'
import { Problem } from '../problems/problem.js'
import { idempotencyKeys } from './idempotency-key.table.js'
import type { IdempotentRequest } from './idempotent-request.js'

export type { IdempotentRequest } from './idempotent-request.js'

/**
 * Lets a caller repeat a write without it happening twice. Claim and result are written in the transaction of
 * the change itself: a crash leaves both or neither, and a duplicate that arrives meanwhile waits for the
 * first one's commit and then sees its result.
 */
@Injectable()
export class IdempotencyKeys {
  constructor(@Inject(DATABASE) database: Database, @Inject(Retention) retention: Retention) {
    const forgetSome = async () => {
      const { rowCount } = await database.execute(sql`
        delete from ${idempotencyKeys} where (principal, key) in (
          select principal, key from ${idempotencyKeys} where created_at < now() - interval '7 days'
           order by created_at limit ${sql.raw(`${batchSize}`)} for update skip locked)`)
      return rowCount ?? 0
    }
    retention.register((signal) => inBatches(forgetSome, signal))
  }

  /**
   * Whether `request` is the first of its kind, or what came of the first.
   * @throws Problem `idempotency-key-reused` when the key stands for another request.
   */
  async claim(
    transaction: Transaction,
    request: IdempotentRequest,
  ): Promise<{ first: true } | { first: false; result: string }> {
    const claimed = await transaction
      .insert(idempotencyKeys)
      .values(request)
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key })
    if (claimed.length === 1) return { first: true }

    const [earlier] = await transaction.select().from(idempotencyKeys).where(rowOf(request))
    // Removed by the clean-up between the two statements: as good as never seen.
    if (earlier === undefined) return this.claim(transaction, request)
    if (earlier.operationId !== request.operationId || earlier.fingerprint !== request.fingerprint) {
      throw keyReused(request)
    }
    if (earlier.result === null) {
      throw new Error(`${request.operationId} claimed an Idempotency-Key and never completed it.`)
    }
    return { first: false, result: earlier.result }
  }

  /** Records what came of `request`, usually the id of what was made. */
  async complete(transaction: Transaction, request: IdempotentRequest, result: string): Promise<void> {
    await transaction.update(idempotencyKeys).set({ result }).where(rowOf(request))
  }
}

const rowOf = ({ principal, key }: IdempotentRequest) =>
  and(eq(idempotencyKeys.principal, principal), eq(idempotencyKeys.key, key))

function keyReused({ key }: IdempotentRequest): Problem {
  return new Problem({
    type: 'idempotency-key-reused',
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    detail: `The key ${key} already stands for a request with other content.`,
    fix: 'Send a new Idempotency-Key for a new request, or repeat the first request unchanged.',
  })
}
