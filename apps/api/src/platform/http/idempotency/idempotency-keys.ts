import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database, type Transaction } from '../../database/database.js'
import { insertRows } from '../../database/insert-rows.js'
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

    const earlier = await this.earlier(transaction, request)
    // Removed by the clean-up between the two statements: as good as never seen.
    return earlier === undefined ? this.claim(transaction, request) : { first: false, result: earlier }
  }

  /**
   * Claims several requests at once, no two with one key, each for the result that this transaction brings about. The
   * answer has what came of those that were not the first of their kind; a problem is `idempotency-key-reused`.
   */
  async claimAll(
    transaction: Transaction,
    claims: readonly { readonly request: IdempotentRequest; readonly result: string }[],
  ): Promise<ReadonlyMap<IdempotentRequest, string | Problem>> {
    // In one order, or two processes with the same keys would wait for each other for ever.
    const sorted = claims.toSorted(({ request: left }, { request: right }) =>
      idOf(left) < idOf(right) ? -1 : 1,
    )
    const claimed = await insertRows(
      transaction,
      idempotencyKeys,
      sorted.map(({ request, result }) => ({ ...request, result })),
      'on conflict do nothing returning principal, key',
    )
    const first = new Set(z.array(keySchema).parse(claimed).map(idOf))
    const known = new Map<IdempotentRequest, string | Problem>()
    for (const { request, result } of claims) {
      if (first.has(idOf(request))) continue
      known.set(request, await this.claimAlone(transaction, request, result))
    }
    return known
  }

  private async claimAlone(
    transaction: Transaction,
    request: IdempotentRequest,
    result: string,
  ): Promise<string | Problem> {
    try {
      const claim = await this.claim(transaction, request)
      if (!claim.first) return claim.result
      await this.complete(transaction, request, result)
      return result
    } catch (error) {
      if (error instanceof Problem) return error
      throw error
    }
  }

  /** What came of the request that has this key; undefined when none has. */
  private async earlier(transaction: Transaction, request: IdempotentRequest): Promise<string | undefined> {
    const [earlier] = await transaction.select().from(idempotencyKeys).where(rowOf(request))
    if (earlier === undefined) return undefined
    if (earlier.operationId !== request.operationId || earlier.fingerprint !== request.fingerprint) {
      throw keyReused(request)
    }
    if (earlier.result === null) {
      throw new Error(`${request.operationId} claimed an Idempotency-Key and never completed it.`)
    }
    return earlier.result
  }

  /** Records what came of `request`, usually the id of what was made. */
  async complete(transaction: Transaction, request: IdempotentRequest, result: string): Promise<void> {
    await transaction.update(idempotencyKeys).set({ result }).where(rowOf(request))
  }
}

const keySchema = z.object({ principal: z.string(), key: z.string() })

/** Neither part can hold a line break. */
const idOf = ({ principal, key }: z.infer<typeof keySchema>) => `${principal}\n${key}`

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
