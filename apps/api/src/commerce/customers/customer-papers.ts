import type { CustomerId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { customerConsents } from './consents/customer-consent.table.js'
import type { customerEditingRoutes as routes } from './customer-editing.contract.js'
import { unknownCustomer } from './customer-problems.js'
import { findCustomer } from './customer-records.js'
import { customerNotes } from './notes/customer-note.table.js'

interface Query {
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The notes about a customer and the history of their consents, newest first. */
@Injectable()
export class CustomerPapers {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws Problem `not-found`. */
  async notes(customerId: CustomerId, query: Query): Promise<RouteOutput<typeof routes.listNotes>> {
    const id = await this.presentId(customerId)
    const { createdAt, id: noteId } = customerNotes
    const found = await this.database
      .select()
      .from(customerNotes)
      .where(and(eq(customerNotes.customerId, id), before(query, sql`${createdAt}`, sql`${noteId}`)))
      .orderBy(desc(createdAt), desc(noteId))
      .limit(query.limit + 1)
    const page = pageFrom(
      found.map((note) => ({ ...note, at: note.createdAt })),
      query.limit,
    )
    return {
      items: page.rows.map((note) => ({
        id: note.id,
        text: note.text,
        author: note.author,
        createdAt: note.createdAt.toISOString(),
        editedAt: note.editedAt?.toISOString() ?? null,
      })),
      nextCursor: page.nextCursor,
    }
  }

  /** @throws Problem `not-found`. */
  async consents(customerId: CustomerId, query: Query): Promise<RouteOutput<typeof routes.listConsents>> {
    const id = await this.presentId(customerId)
    const { at, id: decisionId } = customerConsents
    const found = await this.database
      .select()
      .from(customerConsents)
      .where(and(eq(customerConsents.customerId, id), before(query, sql`${at}`, sql`${decisionId}`)))
      .orderBy(desc(at), desc(decisionId))
      .limit(query.limit + 1)
    const page = pageFrom(found, query.limit)
    return {
      items: page.rows.map(({ customerId: _, ...decision }) => ({
        ...decision,
        at: decision.at.toISOString(),
      })),
      nextCursor: page.nextCursor,
    }
  }

  private async presentId(customerId: CustomerId): Promise<CustomerId> {
    const customer = await findCustomer(this.database, customerId)
    if (customer === undefined) throw unknownCustomer(customerId)
    return customer.id
  }
}

function before({ cursor }: Query, at: SQL, id: SQL): SQL | undefined {
  const after = parseCursor(cursor)
  return after === undefined
    ? undefined
    : sql`(${at}, ${id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
}
