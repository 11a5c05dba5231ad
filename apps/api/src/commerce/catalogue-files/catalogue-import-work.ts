import type { ProductId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { changedParts } from '../products/changed-parts.js'
import { products, variants } from '../products/product.table.js'
import type { ProductDraft, ProductPart } from '../products/product-draft.js'
import { type ProductRecord, readProducts } from '../products/product-record.js'
import { ProductWriter } from '../products/product-writer.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { catalogueImportProducts, catalogueImportRows, catalogueImports } from './catalogue-import.table.js'
import { continueImport } from './catalogue-import-jobs.js'
import { draftFromLines, type LineFault } from './import-plan.js'
import { divideIntoProducts, refuseRepeatedSkus } from './import-products.js'

const productsAtOnce = 100

/** A product of a file: what is to be done, and to what. */
interface Plan {
  readonly position: number
  readonly handle: string
  readonly record: ProductRecord | undefined
  readonly draft: ProductDraft
  readonly faults: readonly LineFault[]
  readonly changed: readonly ProductPart[]
}

/**
 * Goes through uploaded files, some products a transaction: what was done stays done when the process ends, and the
 * next goes on from there. The check and the import decide by the same code.
 */
@Injectable()
export class CatalogueImportWork {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(ProductWriter) private readonly writer: ProductWriter,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(continueImport, ({ importId }, signal) => this.run(importId, signal))
    sweeper.registerRoutine(() => this.sweep())
  }

  /** Goes on with an import until there is nothing left to do, or somebody else is at it. */
  async run(importId: string, signal?: AbortSignal): Promise<void> {
    while (
      !signal?.aborted &&
      (await this.transactions.run((transaction) => this.step(transaction, importId)))
    );
  }

  /** Asks again for work that stands still: its job was lost. */
  async sweep(): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const stalled = await transaction
        .update(catalogueImports)
        .set({ touchedAt: sql`now()` })
        .where(
          sql`${catalogueImports.status} in ('checking', 'applying') and ${catalogueImports.touchedAt} < now() - interval '60 seconds'`,
        )
        .returning({ id: catalogueImports.id })
      for (const { id: importId } of stalled) {
        await this.jobs.enqueue(transaction, continueImport, { importId }, { key: `import/${importId}` })
      }
    })
  }

  /** One batch; false when it was the last. */
  private async step(transaction: Transaction, importId: string): Promise<boolean> {
    const [current] = await transaction
      .select()
      .from(catalogueImports)
      .where(
        and(eq(catalogueImports.id, importId), inArray(catalogueImports.status, ['checking', 'applying'])),
      )
      .for('no key update', { skipLocked: true })
    if (current === undefined) return false
    const isCheck = current.status === 'checking'
    if (isCheck && current.products === 0) {
      await refuseRepeatedSkus(transaction, importId)
      const count = await divideIntoProducts(transaction, importId)
      await touch(transaction, importId, { products: count })
      return true
    }
    const batch = await transaction
      .select({ position: catalogueImportProducts.position, handle: catalogueImportProducts.handle })
      .from(catalogueImportProducts)
      .where(
        and(
          eq(catalogueImportProducts.importId, importId),
          isCheck
            ? isNull(catalogueImportProducts.deed)
            : and(
                eq(catalogueImportProducts.applied, false),
                inArray(catalogueImportProducts.deed, ['create', 'change']),
              ),
        ),
      )
      .orderBy(asc(catalogueImportProducts.position))
      .limit(productsAtOnce)
    if (batch.length === 0) {
      await (isCheck ? finishCheck(transaction, importId) : finish(transaction, importId))
      return false
    }
    const plans = await this.plan(transaction, importId, batch)
    if (isCheck) await noteVerdicts(transaction, importId, plans)
    else
      await this.carryOut(transaction, importId, plans, { ...current.actor, permissions: [], language: null })
    await touch(transaction, importId, { done: sql`${catalogueImports.done} + ${batch.length}` })
    return true
  }

  private async plan(
    transaction: Transaction,
    importId: string,
    batch: readonly { position: number; handle: string }[],
  ): Promise<Plan[]> {
    const handles = batch.map(({ handle }) => handle)
    const rows = await transaction
      .select()
      .from(catalogueImportRows)
      .where(and(eq(catalogueImportRows.importId, importId), inArray(catalogueImportRows.handle, handles)))
      .orderBy(asc(catalogueImportRows.line))
    const linesOf = Map.groupBy(rows, ({ handle }) => handle ?? '')
    const known = await transaction
      .select({ id: products.id })
      .from(products)
      .where(inArray(products.handle, handles))
      .orderBy(asc(products.id))
      .for('no key update')
    const records = await readProducts(
      transaction,
      known.map(({ id }) => id),
    )
    const skus = rows.flatMap(({ row }) => row.sku ?? [])
    const owned = await transaction
      .select({ sku: variants.sku, productId: variants.productId })
      .from(variants)
      .where(and(inArray(variants.sku, skus), isNull(variants.archivedAt)))
    const owners = new Map<string, ProductId>(owned.map(({ sku, productId }) => [sku, productId]))
    const language = languageOf(await this.shop.read(transaction))
    return batch.map(({ position, handle }) => {
      const record = records.find(({ product }) => product.handle === handle)
      const lines = linesOf.get(handle) ?? []
      const { draft, faults } = draftFromLines(handle, lines, record, { language, owners })
      // What was found in single cells stands beside what the lines say together.
      const all = [...lines.flatMap((line) => line.faults), ...faults]
      const changed = record === undefined ? [] : changedParts(record, draft)
      return { position, handle, record, draft, faults: all, changed }
    })
  }

  private async carryOut(
    transaction: Transaction,
    importId: string,
    plans: readonly Plan[],
    actor: Actor,
  ): Promise<void> {
    for (const { position, record, draft, faults } of plans) {
      const refused = faults.length > 0 || !(await this.write(transaction, record, draft, actor))
      await transaction
        .update(catalogueImportProducts)
        .set(refused ? { deed: 'refuse' } : { applied: true })
        .where(
          and(eq(catalogueImportProducts.importId, importId), eq(catalogueImportProducts.position, position)),
        )
    }
  }

  /** False when the catalogue has changed since the check, so that the product cannot be written any more. */
  private async write(
    transaction: Transaction,
    record: ProductRecord | undefined,
    draft: ProductDraft,
    actor: Actor,
  ): Promise<boolean> {
    try {
      // A savepoint: what is refused is undone by itself.
      await transaction.transaction(async () => {
        if (record === undefined) await this.writer.insert(transaction, draft, actor)
        else await this.writer.save(transaction, record, draft, actor)
      })
      return true
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  }
}

async function noteVerdicts(
  transaction: Transaction,
  importId: string,
  plans: readonly Plan[],
): Promise<void> {
  for (const { position, record, draft, faults, changed } of plans) {
    const deed =
      faults.length > 0
        ? ('refuse' as const)
        : record === undefined
          ? ('create' as const)
          : changed.length > 0
            ? ('change' as const)
            : ('nothing' as const)
    await transaction
      .update(catalogueImportProducts)
      .set({ deed, changed: [...changed], title: draft.title.en.slice(0, 200) })
      .where(
        and(eq(catalogueImportProducts.importId, importId), eq(catalogueImportProducts.position, position)),
      )
    for (const [line, found] of Map.groupBy(faults, (fault) => fault.line)) {
      await transaction
        .update(catalogueImportRows)
        .set({ faults: [...found], isBad: true })
        .where(and(eq(catalogueImportRows.importId, importId), eq(catalogueImportRows.line, line)))
    }
  }
}

async function finishCheck(transaction: Transaction, importId: string): Promise<void> {
  const { rows } = await transaction.execute(sql`
    select count(*) filter (where deed = 'create')::int as "toCreate",
      count(*) filter (where deed = 'change')::int as "toChange",
      count(*) filter (where deed = 'nothing')::int as unchanged,
      (select count(*)::int from ${catalogueImportRows} where import_id = ${importId} and is_bad) as "badRows"
      from ${catalogueImportProducts} where import_id = ${importId}`)
  const count = z.number()
  const [counts] = z
    .array(z.object({ toCreate: count, toChange: count, unchanged: count, badRows: count }))
    .parse(rows)
  await touch(transaction, importId, { status: 'checked', ...counts })
}

const finish = (transaction: Transaction, importId: string) =>
  touch(transaction, importId, { status: 'applied' })

async function touch(
  transaction: Transaction,
  importId: string,
  changes: Parameters<ReturnType<typeof transaction.update<typeof catalogueImports>>['set']>[0],
): Promise<void> {
  await transaction
    .update(catalogueImports)
    .set({ ...changes, touchedAt: sql`now()` })
    .where(eq(catalogueImports.id, importId))
}
