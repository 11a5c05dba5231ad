import { type Permission, permissionSchema, permissionsHeld } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { apiKeys } from '../api-keys/api-key.table.js'
import { customRoles } from '../roles/role.table.js'
import { staff } from '../staff/staff.table.js'

/** Somebody who did something once, as it was noted then. */
export interface PastActor {
  readonly type: string
  readonly id: string | null
}

/** What those who once did something may do now. */
@Injectable()
export class ActorPermissions {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * The permissions of each of `actors` by their ids: none for staff who have left and keys that were revoked. Who is
   * neither staff nor key is not in the answer.
   */
  async now(
    actors: readonly PastActor[],
    queries: Queries = this.database,
  ): Promise<ReadonlyMap<string, readonly Permission[]>> {
    const idsOf = (kind: string) => [
      ...new Set(actors.flatMap(({ type, id }) => (type === kind && id !== null ? [id] : []))),
    ]
    const [people, keys] = [idsOf('staff'), idsOf('api_key')]
    const found = new Map<string, readonly Permission[]>([...people, ...keys].map((id) => [id, []]))
    if (people.length > 0) {
      const rows = await queries
        .select({ id: staff.id, role: staff.role, own: customRoles.permissions })
        .from(staff)
        .leftJoin(customRoles, eq(customRoles.id, staff.roleId))
        .where(and(inArray(staff.id, people), isNull(staff.deactivatedAt)))
      for (const { id, role, own } of rows) found.set(id, permissionsHeld(role, own))
    }
    if (keys.length > 0) {
      const rows = await queries
        .select({ id: apiKeys.id, permissions: apiKeys.permissions })
        .from(apiKeys)
        .where(and(inArray(apiKeys.id, keys), isNull(apiKeys.revokedAt)))
      for (const { id, permissions } of rows) {
        found.set(
          id,
          permissions.flatMap((text) => permissionSchema.safeParse(text).data ?? []),
        )
      }
    }
    return found
  }
}
