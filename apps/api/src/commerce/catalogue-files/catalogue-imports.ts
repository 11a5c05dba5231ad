import { Inject, Injectable } from '@nestjs/common'
import { and, asc, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import type { Upload } from '../../platform/http/files/upload.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { type importRowSchema, type importSchema, mostRows } from './catalogue-files.contract.js'
import { catalogueImportProducts, catalogueImportRows, catalogueImports } from './catalogue-import.table.js'
import { continueImport } from './catalogue-import-jobs.js'
import { notAProductFile } from './product-file-problems.js'
import { type ReadLine, readProductFile } from './read-product-file.js'

const rowsAtOnce = 500

export type ShownImport = z.input<typeof importSchema>

/** Takes files of products in, and tells what has become of them. */
@Injectable()
export class CatalogueImports {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Reads a file and begins to look through it; nothing of the catalogue changes.
   * @throws Problem `not-a-product-file`, `file-too-large`, `file-missing`; nothing is kept then.
   */
  async take(upload: Upload, actor: Actor): Promise<string> {
    const { currency } = await this.shop.read()
    const { name, content } = await upload.open()
    const id = uuidv7()
    await this.transactions.run(async (transaction) => {
      const now = this.clock()
      const { type, id: actorId, name: actorName } = actor
      await transaction.insert(catalogueImports).values({
        id,
        fileName: name.replaceAll(/\p{C}/gu, '').slice(0, 200),
        status: 'checking',
        rows: 0,
        ignoredColumns: [],
        actor: { type, id: actorId, name: actorName },
        createdAt: now,
        touchedAt: now,
      })
      let ignoredColumns: string[] = []
      let rows = 0
      let waiting: ReadLine[] = []
      const columns = (ignored: string[]) => {
        ignoredColumns = ignored
      }
      for await (const line of readProductFile(content, currency, { columns })) {
        waiting.push(line)
        rows += 1
        if (rows > mostRows) {
          throw notAProductFile(
            `The file has more than ${mostRows.toLocaleString('en')} rows. Nothing was imported.`,
            'Divide it into several files; keep the rows of one product together.',
          )
        }
        if (waiting.length < rowsAtOnce) continue
        await insertRows(transaction, id, waiting)
        waiting = []
      }
      await insertRows(transaction, id, waiting)
      if (rows === 0) throw notAProductFile('The file has no rows.', 'Write a product into each row.')
      await transaction
        .update(catalogueImports)
        .set({ rows, ignoredColumns })
        .where(eq(catalogueImports.id, id))
      await this.jobs.enqueue(transaction, continueImport, { importId: id }, { key: `import/${id}` })
    })
    return id
  }

  /**
   * Begins to carry out what was looked through. Asked twice, it does so once.
   * @param leaveOut whether products with bad rows are left out; otherwise a file with bad rows is refused
   * @throws Problem `not-found`, `import-not-ready`, `import-has-bad-rows`.
   */
  async apply(importId: string, leaveOut: boolean): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const [begun] = await transaction
        .update(catalogueImports)
        .set({ status: 'applying', done: 0, touchedAt: this.clock() })
        .where(
          and(
            eq(catalogueImports.id, importId),
            eq(catalogueImports.status, 'checked'),
            leaveOut ? undefined : eq(catalogueImports.badRows, 0),
          ),
        )
        .returning({ id: catalogueImports.id })
      if (begun === undefined) {
        const { status, badRows } = await this.read(importId)
        if (status === 'applying' || status === 'applied') return
        throw status === 'checked' ? hasBadRows(badRows) : notReady()
      }
      await this.jobs.enqueue(transaction, continueImport, { importId }, { key: `import/${importId}` })
    })
  }

  /** @throws Problem `not-found`. */
  async read(importId: string): Promise<ShownImport> {
    const [row] = await this.database.select().from(catalogueImports).where(eq(catalogueImports.id, importId))
    if (row === undefined) throw unknownImport(importId)
    return shownImport(row)
  }

  async page({ cursor, limit }: { cursor?: string | undefined; limit: number }) {
    const found = await this.database
      .select()
      .from(catalogueImports)
      .where(cursor === undefined ? undefined : lt(catalogueImports.id, cursor))
      .orderBy(desc(catalogueImports.id))
      .limit(limit + 1)
    const items = found.slice(0, limit).map(shownImport)
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
  }

  /** The rows with something wrong, in the order of the file. */
  async badRows(importId: string, { cursor, limit }: { cursor?: number | undefined; limit: number }) {
    const found = await this.database
      .select()
      .from(catalogueImportRows)
      .where(
        and(
          eq(catalogueImportRows.importId, importId),
          eq(catalogueImportRows.isBad, true),
          gt(catalogueImportRows.line, cursor ?? 0),
        ),
      )
      .orderBy(asc(catalogueImportRows.line))
      .limit(limit + 1)
    const items = found.slice(0, limit).map(
      ({ line, row, faults }): z.input<typeof importRowSchema> => ({
        line,
        product: row.title ?? row.handle ?? row.sku ?? '',
        faults: faults.map(({ column, kind, value }) => ({ column, kind, value })),
      }),
    )
    return { items, nextCursor: found.length > limit ? `${items.at(-1)?.line}` : null }
  }

  /** What becomes of the products of the file: those that change something. */
  async products(importId: string, { cursor, limit }: { cursor?: number | undefined; limit: number }) {
    const found = await this.database
      .select()
      .from(catalogueImportProducts)
      .where(
        and(
          eq(catalogueImportProducts.importId, importId),
          inArray(catalogueImportProducts.deed, ['create', 'change']),
          gt(catalogueImportProducts.position, cursor ?? 0),
        ),
      )
      .orderBy(asc(catalogueImportProducts.position))
      .limit(limit + 1)
    const items = found.slice(0, limit).map(({ handle, title, deed, changed, applied }) => ({
      handle,
      title,
      deed: deed === 'create' ? ('create' as const) : ('change' as const),
      changed,
      applied,
    }))
    return { items, nextCursor: found.length > limit ? `${found[limit - 1]?.position}` : null }
  }
}

async function insertRows(
  transaction: Transaction,
  importId: string,
  lines: readonly ReadLine[],
): Promise<void> {
  if (lines.length === 0) return
  await transaction.insert(catalogueImportRows).values(
    lines.map(({ line, row, faults }) => ({
      importId,
      line,
      handle: row.handle ?? null,
      row,
      faults: faults.map((fault) => ({ ...fault, line })),
      isBad: faults.length > 0,
    })),
  )
}

function shownImport(row: typeof catalogueImports.$inferSelect): ShownImport {
  const { createdAt, touchedAt: _, ...facts } = row
  return { ...facts, createdAt: createdAt.toISOString() }
}

function unknownImport(id: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such import',
    detail: `No import has the id ${id}.`,
    fix: 'Take the id of an import from GET /api/v1/product-imports.',
  })
}

function notReady(): Problem {
  return new Problem({
    type: 'import-not-ready',
    status: 409,
    title: 'The file is still being looked through',
    detail: 'Nothing was imported.',
    fix: 'Wait until the status is checked.',
  })
}

function hasBadRows(badRows: number): Problem {
  return new Problem({
    type: 'import-has-bad-rows',
    status: 409,
    title: 'Some rows of the file cannot be imported',
    detail: `${badRows} rows are wrong. Nothing was imported.`,
    fix: 'Mend the rows and upload the file again, or leave their products out.',
  })
}
