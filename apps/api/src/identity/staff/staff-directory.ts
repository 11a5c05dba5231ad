import { type Permission, permissionsOf, type Role, type StaffId, staffIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { staff } from './staff.table.js'

export interface StaffMember {
  readonly id: StaffId
  readonly name: string
  readonly email: string
  readonly role: Role
}

/** Who works in the shop, and what each of them may do. */
@Injectable()
export class StaffDirectory {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async list(queries: Queries = this.database): Promise<StaffMember[]> {
    const rows = await this.select(queries).orderBy(asc(staff.name), asc(staff.id))
    return rows.map((row) => ({ ...row, id: staffIdSchema.parse(row.id) }))
  }

  async find(id: StaffId, queries: Queries = this.database): Promise<StaffMember | undefined> {
    const [row] = await this.select(queries).where(eq(staff.id, id))
    return row && { ...row, id }
  }

  /** What a member of staff may do now; nothing when they have left. */
  async permissionsOf(id: StaffId, queries: Queries = this.database): Promise<readonly Permission[]> {
    const member = await this.find(id, queries)
    return member === undefined ? [] : permissionsOf(member.role)
  }

  private select(queries: Queries) {
    return queries
      .select({ id: staff.id, name: staff.name, email: staff.email, role: staff.role })
      .from(staff)
      .$dynamic()
  }
}
