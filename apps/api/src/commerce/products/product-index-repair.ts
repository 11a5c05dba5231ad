import { productIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Transactions } from '../../platform/database/transactions.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { products, variants } from './product.table.js'
import { writeSearch } from './product-index.js'
import { readProducts } from './product-record.js'
import { productSearch } from './product-search.table.js'

const atOnce = 200

/** Makes products findable that were written past the catalogue: by an earlier version, or by a seed. */
@Injectable()
export class ProductIndexRepair {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    sweeper.registerRoutine(() => this.sweep())
  }

  async sweep(): Promise<void> {
    while ((await this.repairSome()) === atOnce);
  }

  private repairSome(): Promise<number> {
    return this.transactions.run(async (transaction) => {
      const rows = await transaction
        .select({ id: products.id })
        .from(products)
        .leftJoin(productSearch, sql`${productSearch.productId} = ${products.id}`)
        .where(isNull(productSearch.productId))
        .orderBy(asc(products.id))
        .limit(atOnce)
        .for('no key update', { of: products, skipLocked: true })
      const ids = z.array(productIdSchema).parse(rows.map(({ id }) => id))
      for (const { product, variants: forms } of await readProducts(transaction, ids)) {
        await writeSearch(transaction, product.id, { ...product, variants: forms })
      }
      if (ids.length > 0) {
        await transaction.execute(sql`
          update ${products} set least_price = (
            select min(price) from ${variants} form where form.product_id = ${products.id} and form.archived_at is null)
           where id = any(${sql.param(ids)}::uuid[]) and least_price is null`)
      }
      return ids.length
    })
  }
}
