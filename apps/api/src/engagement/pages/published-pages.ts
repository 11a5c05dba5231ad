import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { storePages } from './store-page.table.js'
import { unknownPage } from './store-page-problems.js'
import type { storePageRoutes as routes } from './store-pages.contract.js'

/** The pages as customers see them: what is not published is not there. */
@Injectable()
export class PublishedPages {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async list(): Promise<RouteOutput<typeof routes.published>> {
    const { handle, kind, tag, title, inMenu, published, position, id } = storePages
    const items = await this.database
      .select({ handle, kind, tag, title, inMenu })
      .from(storePages)
      .where(eq(published, true))
      .orderBy(asc(position), asc(id))
    return { items }
  }

  /** @throws Problem `not-found`. */
  async read(name: string): Promise<RouteOutput<typeof routes.publishedPage>> {
    const { handle, kind, tag, title, body, updatedAt, published } = storePages
    const [found] = await this.database
      .select({ handle, kind, tag, title, body, updatedAt })
      .from(storePages)
      .where(and(eq(handle, name), eq(published, true)))
    if (found === undefined) throw unknownPage(name)
    return { ...found, updatedAt: found.updatedAt.toISOString() }
  }
}
