import {
  type Language,
  type Permission,
  permissionsHeld,
  type RoleId,
  roleIdSchema,
  type StaffId,
  staffIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { customRoles } from '../roles/role.table.js'
import { staff } from './staff.table.js'

/** Somebody on the staff, with what they may do now. */
export interface RosterEntry {
  readonly id: StaffId
  readonly name: string
  readonly language: Language | null
  readonly roleId: RoleId
  /** Of a role that the shop has made. */
  readonly roleName: string | null
  readonly permissions: readonly Permission[]
}

/** Who is on the staff, for features that decide by what people may do. */
@Injectable()
export class StaffRoster {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Everybody who has not left, by name; of `ids` only, when given. */
  async list(queries: Queries = this.database, ids?: readonly StaffId[]): Promise<RosterEntry[]> {
    const rows = await queries
      .select({
        id: staff.id,
        name: staff.name,
        language: staff.language,
        role: staff.role,
        roleId: staff.roleId,
        roleName: customRoles.name,
        own: customRoles.permissions,
      })
      .from(staff)
      .leftJoin(customRoles, eq(customRoles.id, staff.roleId))
      .where(and(isNull(staff.deactivatedAt), ids && inArray(staff.id, [...ids])))
      .orderBy(asc(staff.name), asc(staff.id))
    return rows.map(({ id, name, language, role, roleId, roleName, own }) => ({
      id: staffIdSchema.parse(id),
      name,
      language,
      roleId: roleIdSchema.parse(roleId ?? role),
      roleName,
      permissions: permissionsHeld(role, own),
    }))
  }
}
