import { type AnyFilters, filterIssues, type SavedList } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../platform/clock.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import type { Actor } from '../platform/http/actor.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { savedViews } from './saved-view.table.js'
import { tooManyViews, unknownView, viewOfAnother, wrongFilters } from './view-problems.js'
import type { viewRoutes } from './views.contract.js'

type Shown = RouteOutput<typeof viewRoutes.create>
type Row = typeof savedViews.$inferSelect

const most = 50

/** Views that people have saved of lists. */
@Injectable()
export class SavedViews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those of the caller in their order, then those that others share. */
  async list(list: SavedList, actor: Actor): Promise<Shown[]> {
    const owner = ownerOf(actor)
    const rows = await this.database
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.list, list), or(eq(savedViews.ownerId, owner), savedViews.shared)))
      .orderBy(sql`${savedViews.ownerId} <> ${owner}`, asc(savedViews.position), asc(savedViews.id))
    return rows.map((row) => shown(row, owner))
  }

  /** @throws Problem `view-filters` or `too-many-views`. */
  async create(view: RouteInput<typeof viewRoutes.create>['body'], actor: Actor): Promise<Shown> {
    refuseUnknown(view.list, view.filters)
    const owner = ownerOf(actor)
    const mine = (await this.list(view.list, actor)).filter(({ mine: own }) => own)
    if (mine.length >= most) throw tooManyViews(most)
    const [row] = await this.database
      .insert(savedViews)
      .values({ ...view, id: uuidv7(), ownerId: owner, position: mine.length, createdAt: this.clock() })
      .returning()
    if (row === undefined) throw new Error('The view was not saved.')
    return shown(row, owner)
  }

  /** @throws Problem `view-filters`, `view-of-another` or `not-found`. */
  async update(
    viewId: string,
    changes: RouteInput<typeof viewRoutes.update>['body'],
    actor: Actor,
  ): Promise<Shown> {
    const row = await this.own(viewId, actor)
    if (changes.filters !== undefined) refuseUnknown(row.list, changes.filters)
    const given = Object.entries(changes).filter(([, value]) => value !== undefined)
    if (given.length === 0) return shown(row, ownerOf(actor))
    const [changed] = await this.database
      .update(savedViews)
      .set(Object.fromEntries(given))
      .where(eq(savedViews.id, viewId))
      .returning()
    if (changed === undefined) throw unknownView(viewId)
    return shown(changed, ownerOf(actor))
  }

  /** Views that are not the caller's stay where they are. */
  async arrange(list: SavedList, ids: readonly string[], actor: Actor): Promise<Shown[]> {
    await this.database.execute(sql`
      update ${savedViews} set position = wanted.place
        from unnest(${sql.param([...ids])}::uuid[]) with ordinality as wanted(id, place)
       where ${savedViews.id} = wanted.id and ${savedViews.list} = ${list}
         and ${savedViews.ownerId} = ${ownerOf(actor)}`)
    return this.list(list, actor)
  }

  /** @throws Problem `view-of-another` or `not-found`. */
  async remove(viewId: string, actor: Actor): Promise<void> {
    await this.own(viewId, actor)
    await this.database.delete(savedViews).where(eq(savedViews.id, viewId))
  }

  private async own(viewId: string, actor: Actor): Promise<Row> {
    const [row] = await this.database.select().from(savedViews).where(eq(savedViews.id, viewId))
    const owner = ownerOf(actor)
    if (row === undefined || (row.ownerId !== owner && !row.shared)) throw unknownView(viewId)
    if (row.ownerId !== owner) throw viewOfAnother()
    return row
  }
}

const ownerOf = ({ type, id }: Actor) => `${type}:${id ?? ''}`

function refuseUnknown(list: SavedList, filters: AnyFilters): void {
  const issues = filterIssues(list, filters)
  if (issues.length > 0) throw wrongFilters(issues)
}

function shown(row: Row, owner: string): Shown {
  const { id, list, name, shared, filters, sort, columns, ownerId } = row
  return { id, list, name, shared, filters, sort, columns, mine: ownerId === owner }
}
