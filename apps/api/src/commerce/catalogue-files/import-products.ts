import { handleOf } from '@counterflow/core'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { products, variants } from '../products/product.table.js'
import { catalogueImportProducts, catalogueImportRows } from './catalogue-import.table.js'
import type { LineFault } from './import-plan.js'

/** Notes at each row whose SKU stands in another row too that it does. */
export async function refuseRepeatedSkus(transaction: Transaction, importId: string): Promise<void> {
  await transaction.execute(sql`
    with repeated as (
      select line, row ->> 'sku' as sku, min(line) over (partition by row ->> 'sku') as first
        from ${catalogueImportRows} where import_id = ${importId} and row ->> 'sku' is not null
    )
    update ${catalogueImportRows} target set is_bad = true,
      faults = target.faults || jsonb_build_array(jsonb_build_object(
        'line', repeated.line, 'column', 'sku', 'kind', 'sku_twice', 'value', repeated.sku))
      from repeated
     where target.import_id = ${importId} and target.line = repeated.line and repeated.first < repeated.line`)
}

/**
 * Says of each row which product it belongs to, and lists the products in the order of the file; answers with their
 * number. A row without a handle belongs to the product that has its SKU, or else to one that is called by its title.
 */
export async function divideIntoProducts(transaction: Transaction, importId: string): Promise<number> {
  await transaction.execute(sql`
    update ${catalogueImportRows} target set handle = product.handle
      from ${variants} form join ${products} product on product.id = form.product_id
     where target.import_id = ${importId} and target.handle is null
       and form.sku = target.row ->> 'sku' and form.archived_at is null`)
  const unnamed = await transaction
    .select()
    .from(catalogueImportRows)
    .where(and(eq(catalogueImportRows.importId, importId), isNull(catalogueImportRows.handle)))
  for (const { line, row, faults } of unnamed) {
    const title = row.title ?? row.titles.en ?? row.titles.ko ?? row.titles.ja
    const missing: LineFault = { line, column: 'handle', kind: 'missing', value: '' }
    const named = faults.some(({ column }) => column === 'handle')
    await transaction
      .update(catalogueImportRows)
      .set(
        title === undefined || named
          ? { faults: named ? faults : [...faults, missing], isBad: true }
          : { handle: handleOf(title) },
      )
      .where(and(eq(catalogueImportRows.importId, importId), eq(catalogueImportRows.line, line)))
  }
  const { rows } = await transaction.execute(sql`
    with listed as (
      insert into ${catalogueImportProducts} (import_id, position, handle)
      select ${importId}::uuid, row_number() over (order by min(line)), handle from ${catalogueImportRows}
       where import_id = ${importId} and handle is not null group by handle
      returning 1
    )
    select count(*)::int as count from listed`)
  // None at all: every row is bad. One that is not there says that this was done.
  return Math.max(1, z.array(z.object({ count: z.number() })).parse(rows)[0]?.count ?? 0)
}
