import { Inject, Injectable } from '@nestjs/common'
import { and, asc, count, eq, ne, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import type { ShownPage } from './store-page.contract.js'
import { storePages } from './store-page.table.js'
import { pagesUpdated } from './store-page-events.js'
import {
  pageChanged,
  pageHandleTaken,
  pageTagMisplaced,
  pageTagTaken,
  tooManyPages,
  unknownPage,
} from './store-page-problems.js'
import type { storePageRoutes as routes } from './store-pages.contract.js'

type Row = typeof storePages.$inferSelect
type Written = RouteInput<typeof routes.create>['body']
type Changes = RouteInput<typeof routes.update>['body']

const most = 200

/** The pages that staff write for the online store. */
@Injectable()
export class StorePages {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the order of the menu. */
  async list(queries: Queries = this.database): Promise<ShownPage[]> {
    const rows = await queries.select().from(storePages).orderBy(asc(storePages.position), asc(storePages.id))
    return rows.map(shown)
  }

  /**
   * Adds a page behind the others. The same `request` again answers with the same page.
   * @throws Problem `page-handle-taken`, `page-tag-taken`, `page-tag-misplaced`, `too-many-pages`.
   */
  async create(written: Written, request: IdempotentRequest | undefined): Promise<ShownPage> {
    return this.transactions.run(async (transaction) => {
      const claim = request && (await this.idempotency.claim(transaction, request))
      if (claim?.first === false) return this.read(transaction, z.uuid().parse(claim.result))
      const [there] = await transaction.select({ pages: count() }).from(storePages)
      if ((there?.pages ?? 0) >= most) throw tooManyPages(most)
      const id = uuidv7()
      await this.refuseUnfit(transaction, id, written)
      const at = this.clock()
      const position = sql<number>`(select coalesce(max(position), -1) + 1 from ${storePages})`
      await transaction.insert(storePages).values({ ...written, id, position, createdAt: at, updatedAt: at })
      if (request !== undefined) await this.idempotency.complete(transaction, request, id)
      await this.tell(transaction, [id])
      return this.read(transaction, id)
    })
  }

  /** @throws Problem `not-found`, `page-changed`, and those of `create`. */
  async update(pageId: string, { version, ...changes }: Changes): Promise<ShownPage> {
    return this.transactions.run(async (transaction) => {
      const before = await this.read(transaction, pageId)
      const { kind = before.kind, tag = before.tag, handle = before.handle } = changes
      await this.refuseUnfit(transaction, pageId, { kind, tag, handle })
      const [changed] = await transaction
        .update(storePages)
        .set({ ...changes, version: sql`${storePages.version} + 1`, updatedAt: this.clock() })
        .where(and(eq(storePages.id, pageId), eq(storePages.version, version)))
        .returning()
      if (changed === undefined) throw pageChanged(await this.read(transaction, pageId))
      await this.tell(transaction, [pageId])
      return shown(changed)
    })
  }

  /** @throws Problem `not-found`. */
  async remove(pageId: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const gone = await transaction.delete(storePages).where(eq(storePages.id, pageId)).returning()
      if (gone.length === 0) throw unknownPage(pageId)
      await this.tell(transaction, [pageId])
    })
  }

  /** Pages that are not named follow as they stood; names of no page are passed over. */
  async arrange(pageIds: readonly string[]): Promise<ShownPage[]> {
    return this.transactions.run(async (transaction) => {
      const rows = await transaction
        .select()
        .from(storePages)
        .orderBy(asc(storePages.id))
        .for('no key update')
      const known = rows.sort((left, right) => left.position - right.position).map(({ id }) => id)
      const wanted = [...new Set([...pageIds.filter((id) => known.includes(id)), ...known])]
      if (wanted.length > 0) {
        await transaction.execute(sql`
          update ${storePages} set position = wanted.place - 1
            from unnest(${sql.param(wanted)}::uuid[]) with ordinality as wanted(id, place)
           where ${storePages.id} = wanted.id`)
        await this.tell(transaction, wanted)
      }
      return this.list(transaction)
    })
  }

  private async read(queries: Queries, pageId: string): Promise<ShownPage> {
    const [row] = await queries.select().from(storePages).where(eq(storePages.id, pageId))
    if (row === undefined) throw unknownPage(pageId)
    return shown(row)
  }

  /** Said in words before the unique indexes would say it with an error. */
  private async refuseUnfit(
    transaction: Transaction,
    pageId: string,
    { kind, tag, handle }: Pick<Written, 'kind' | 'tag' | 'handle'>,
  ): Promise<void> {
    if ((kind === 'category') !== (tag !== null)) throw pageTagMisplaced()
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('store_pages'))`)
    const others = await transaction
      .select({ handle: storePages.handle, tag: storePages.tag })
      .from(storePages)
      .where(ne(storePages.id, pageId))
    if (others.some((other) => other.handle === handle)) throw pageHandleTaken(handle)
    if (tag !== null && others.some((other) => other.tag === tag)) throw pageTagTaken(tag)
  }

  private tell(transaction: Transaction, pageIds: string[]): Promise<unknown> {
    const [subjectId = ''] = pageIds
    return this.events.append(transaction, pagesUpdated, { subjectId, payload: { pageIds } })
  }
}

function shown({
  id,
  handle,
  kind,
  tag,
  title,
  body,
  published,
  inMenu,
  version,
  updatedAt,
}: Row): ShownPage {
  return {
    id,
    handle,
    kind,
    tag,
    title,
    body,
    published,
    inMenu,
    version,
    updatedAt: updatedAt.toISOString(),
  }
}
