import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { customers } from './customer.table.js'
import { CustomerChanges, withoutTags, withTags } from './customer-changes.js'
import { unknownCustomers } from './customer-problems.js'
import type { customerRoutes } from './customers.contract.js'

type Wish = RouteInput<typeof customerRoutes.changeSome>['body']

/** Tags several customers at once: all of them, or none when one cannot be. */
@Injectable()
export class CustomerBulkChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(CustomerChanges) private readonly changes: CustomerChanges,
  ) {}

  /**
   * Answers with how many customers were not so already; the same `request` again answers the same. Who was erased or
   * merged meanwhile is passed over.
   * @throws Problem `invalid-input` that names every customer who does not exist.
   */
  apply(
    { customerIds, change: { kind, tags } }: Wish,
    actor: Actor,
    request: IdempotentRequest | undefined,
  ): Promise<number> {
    return this.transactions.run(async (transaction) => {
      const claim = request && (await this.idempotency.claim(transaction, request))
      if (claim?.first === false) return z.coerce.number().parse(claim.result)
      // In one order for everybody, or two such changes would wait for each other.
      const found = await transaction
        .select()
        .from(customers)
        .where(inArray(customers.id, [...new Set(customerIds)]))
        .orderBy(asc(customers.id))
        .for('no key update')
      refuseUnknown(customerIds, new Set(found.map(({ id }) => id)))
      let changed = 0
      for (const before of found) {
        if (before.erasedAt !== null || before.mergedInto !== null) continue
        const next = kind === 'add_tags' ? withTags(before.tags, tags) : withoutTags(before.tags, tags)
        const marks = { tags: next, metadata: before.metadata }
        if (await this.changes.mark(transaction, { before, marks, actor })) changed += 1
      }
      if (request !== undefined) await this.idempotency.complete(transaction, request, `${changed}`)
      return changed
    })
  }
}

function refuseUnknown(wanted: readonly CustomerId[], known: ReadonlySet<CustomerId>): void {
  const unknown = wanted.flatMap((id, index) => (known.has(id) ? [] : [index]))
  if (unknown.length > 0) throw unknownCustomers(unknown)
}
