import { type Permission, permissionsHeld, type RoleId, type StaffRole } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { customRoles } from './role.table.js'
import { unknownRole } from './role-problems.js'

/** The role of a member of staff, as their row holds it. */
export interface HeldRole {
  readonly role: StaffRole
  readonly roleId: string | null
}

/** A role with what it means now. */
export interface RoleMeaning extends HeldRole {
  readonly name: string | null
  readonly permissions: readonly Permission[]
}

/** What roles mean at this moment. */
@Injectable()
export class RolePermissions {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** A role that was deleted meanwhile allows nothing. */
  async of({ role, roleId }: HeldRole, queries: Queries = this.database): Promise<RoleMeaning> {
    if (role !== 'custom' || roleId === null) {
      return { role, roleId, name: null, permissions: permissionsHeld(role, null) }
    }
    const [row] = await queries.select().from(customRoles).where(eq(customRoles.id, roleId))
    const permissions = permissionsHeld(role, row?.permissions ?? null)
    return { role, roleId, name: row?.name ?? null, permissions }
  }

  /**
   * The role with this id, which cannot be deleted or changed before the transaction ends.
   * @throws Problem `unknown-role`
   */
  async keep(id: RoleId, queries: Queries): Promise<RoleMeaning> {
    if (id === 'owner' || id === 'manager' || id === 'support' || id === 'cashier') {
      return this.of({ role: id, roleId: null }, queries)
    }
    const [row] = await queries.select().from(customRoles).where(eq(customRoles.id, id)).for('share')
    if (row === undefined) throw unknownRole()
    const permissions = permissionsHeld('custom', row.permissions)
    return { role: 'custom', roleId: row.id, name: row.name, permissions }
  }
}
