import type { CustomerId, MinorUnits, ProductId, VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { inArray } from 'drizzle-orm'
import { among } from '../../../platform/database/among.js'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { Problem } from '../../../platform/http/problems/problem.js'
import { customers } from '../../customers/customer.table.js'
import { CustomerDirectory } from '../../customers/customer-directory.js'
import { variants } from '../../products/product.table.js'

/** A variant as the catalogue has it now. */
export interface CataloguedVariant {
  readonly id: VariantId
  readonly productId: ProductId
  readonly sku: string
  /** In the shop's currency; undefined: it is sold no more. */
  readonly price: MinorUnits | undefined
}

/** Says what has become of the goods and people that a receipt names. */
@Injectable()
export class CounterCatalogue {
  constructor(@Inject(CustomerDirectory) private readonly directory: CustomerDirectory) {}

  /** The variants that are known at all, also those that are sold no more. */
  async variants(
    queries: Queries,
    ids: readonly VariantId[],
  ): Promise<ReadonlyMap<VariantId, CataloguedVariant>> {
    if (ids.length === 0) return new Map()
    const rows = await queries
      .select()
      .from(variants)
      .where(among(variants.id, [...new Set(ids)]))
    return new Map(
      rows.map(({ id, productId, sku, price, archivedAt }) => [
        id,
        { id, productId, sku, price: archivedAt === null ? price : undefined },
      ]),
    )
  }

  /** Who customers are by now; nobody, where they are not known or were erased. */
  async customers(
    transaction: Transaction,
    ids: readonly CustomerId[],
  ): Promise<ReadonlyMap<CustomerId, CustomerId>> {
    const found = new Map<CustomerId, CustomerId>()
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return found
    const rows = await transaction
      .select({ id: customers.id, mergedInto: customers.mergedInto, erasedAt: customers.erasedAt })
      .from(customers)
      .where(inArray(customers.id, wanted))
    for (const { id, mergedInto, erasedAt } of rows) {
      if (erasedAt !== null) continue
      const current = mergedInto === null ? id : await this.current(transaction, id)
      if (current !== undefined) found.set(id, current)
    }
    return found
  }

  private async current(transaction: Transaction, id: CustomerId): Promise<CustomerId | undefined> {
    const [current] = await this.directory.findOrCreateEach(transaction, [
      { reference: { id }, actor: nobody },
    ])
    return current instanceof Problem ? undefined : current
  }
}

/** Nobody is made here, only found. */
const nobody = { type: 'system', id: null, name: '' } as const
