import { type Permission, permissionsHeld, permissionsOf, type RoleId, roles } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, sql } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { customRoles } from './role.table.js'

/** A role as other features see it. */
export interface ListedRole {
  readonly id: RoleId
  /** Null for the roles that every shop has. */
  readonly name: string | null
  readonly permissions: readonly Permission[]
}

/** Which roles there are. */
@Injectable()
export class RoleDirectory {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Those that every shop has, then its own by name. */
  async list(queries: Queries = this.database): Promise<ListedRole[]> {
    const own = await queries
      .select()
      .from(customRoles)
      .orderBy(asc(sql`lower(${customRoles.name})`))
    return [
      ...roles.map((id) => ({ id, name: null, permissions: permissionsOf(id) })),
      ...own.map(({ id, name, permissions }) => ({
        id,
        name,
        permissions: permissionsHeld('custom', permissions),
      })),
    ]
  }
}
