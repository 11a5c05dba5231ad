import {
  type Permission,
  permissionsHeld,
  type StaffId,
  type StaffRole,
  staffIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, ilike, or, sql } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { customRoles } from '../roles/role.table.js'
import type { staffRoutes } from './staff.contract.js'
import { staff } from './staff.table.js'

export interface StaffMember {
  readonly id: StaffId
  readonly name: string
  readonly email: string
  readonly role: StaffRole
  readonly ownRole: { readonly id: string; readonly name: string } | null
  readonly state: 'invited' | 'active' | 'deactivated'
}

type Query = RouteInput<typeof staffRoutes.list>['query']
interface Page {
  readonly items: StaffMember[]
  readonly nextCursor: StaffId | null
}

const matches = (search: string) =>
  or(ilike(staff.name, containing(search)), ilike(staff.email, containing(search)))

/** Who works in the shop, and what each of them may do. */
@Injectable()
export class StaffDirectory {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** By name; the cursor is the id of the last one on the page before. */
  async page({ cursor, limit, search, id }: Query): Promise<Page> {
    const rows = await this.select(this.database)
      .where(
        and(
          cursor === undefined
            ? undefined
            : sql`(${staff.name}, ${staff.id}) > (select name, id from staff where id = ${cursor})`,
          search === undefined ? undefined : matches(search.trim()),
          id === undefined ? undefined : eq(staff.id, id),
        ),
      )
      .orderBy(asc(staff.name), asc(staff.id))
      .limit(limit + 1)
    const items = rows.slice(0, limit).map(memberOf)
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
  }

  /** Everybody who has not left, by name. */
  async list(queries: Queries = this.database): Promise<StaffMember[]> {
    const rows = await this.select(queries)
      .where(sql`${staff.deactivatedAt} is null`)
      .orderBy(asc(staff.name), asc(staff.id))
    return rows.map(memberOf)
  }

  /** Somebody who has not left. */
  async find(id: StaffId, queries: Queries = this.database): Promise<StaffMember | undefined> {
    const [row] = await this.select(queries).where(and(eq(staff.id, id), sql`${staff.deactivatedAt} is null`))
    return row && memberOf(row)
  }

  /** The names of people, also of those who have left; who was never there is not in the answer. */
  async namesOf(
    ids: readonly StaffId[],
    queries: Queries = this.database,
  ): Promise<ReadonlyMap<StaffId, string>> {
    if (ids.length === 0) return new Map()
    const rows = await queries
      .select({ id: staff.id, name: staff.name })
      .from(staff)
      .where(among(staff.id, [...new Set(ids)]))
    return new Map(rows.map(({ id, name }) => [staffIdSchema.parse(id), name]))
  }

  /** What a member of staff may do now; nothing when they have left. */
  async permissionsOf(id: StaffId, queries: Queries = this.database): Promise<readonly Permission[]> {
    const [row] = await this.select(queries).where(eq(staff.id, id))
    if (row === undefined || row.deactivatedAt !== null) return []
    return permissionsHeld(row.role, row.own?.permissions ?? null)
  }

  private select(queries: Queries) {
    return queries
      .select({
        id: staff.id,
        name: staff.name,
        email: staff.email,
        role: staff.role,
        invited: staff.invited,
        deactivatedAt: staff.deactivatedAt,
        own: { id: customRoles.id, name: customRoles.name, permissions: customRoles.permissions },
      })
      .from(staff)
      .leftJoin(customRoles, eq(customRoles.id, staff.roleId))
      .$dynamic()
  }
}

type Row = Pick<typeof staff.$inferSelect, 'id' | 'name' | 'email' | 'role' | 'invited' | 'deactivatedAt'> & {
  readonly own: { readonly id: string; readonly name: string } | null
}

/** Somebody as others see them. */
export function memberOf({ id, name, email, role, invited, deactivatedAt, own }: Row): StaffMember {
  return {
    id: staffIdSchema.parse(id),
    name,
    email,
    role,
    ownRole: own && { id: own.id, name: own.name },
    state: deactivatedAt !== null ? 'deactivated' : invited ? 'invited' : 'active',
  }
}
