import { beyondReach, permissionSchema, permissionsHeld, permissionsOf, roles } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, count, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange, noteChanges } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { staff } from '../staff/staff.table.js'
import { beyondOwnPermissions } from '../staff/staff-problems.js'
import { customRoles } from './role.table.js'
import { roleChangedEvent } from './role-events.js'
import { roleChanged, roleInUse, roleNameTaken, unknownRole } from './role-problems.js'
import type { roleRoutes } from './roles.contract.js'

type Row = typeof customRoles.$inferSelect
type Shown = RouteOutput<typeof roleRoutes.create>
type Wanted = RouteInput<typeof roleRoutes.create>['body']

/** Lists, makes, changes and deletes roles. */
@Injectable()
export class Roles {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  async list(): Promise<Shown[]> {
    const people = await peopleByRole(this.database)
    const own = await this.database
      .select()
      .from(customRoles)
      .orderBy(asc(sql`lower(${customRoles.name})`))
    const builtIn = roles.map((id) => ({ id, name: null, permissions: [...permissionsOf(id)], version: 0 }))
    return [
      ...builtIn.map((role) => ({ ...role, people: people.get(role.id) ?? 0 })),
      ...own.map((row) => shown(row, people.get(row.id) ?? 0)),
    ]
  }

  /** @throws Problem `permission-missing` beyond what `actor` holds; `role-name-taken`. */
  async create(wanted: Wanted, actor: Actor): Promise<Shown> {
    refuseBeyond(actor, wanted.permissions)
    return this.write(wanted.name, async (transaction) => {
      const [row] = await transaction
        .insert(customRoles)
        .values({ id: uuidv7(), name: wanted.name, permissions: [...new Set(wanted.permissions)] })
        .returning()
      if (row === undefined) throw new Error('The role was not recorded.')
      noteChanges(undefined, row, ['name', 'permissions'])
      await this.tell(transaction, row.id, 'made')
      return shown(row, 0)
    })
  }

  /**
   * @throws Problem `permission-missing` when the role holds, or is to hold, more than `actor` does; `unknown-role`,
   * `role-name-taken` or `settings-changed`.
   */
  async replace(
    id: string,
    { version, ...wanted }: RouteInput<typeof roleRoutes.replace>['body'],
    actor: Actor,
  ): Promise<Shown> {
    return this.write(wanted.name, async (transaction) => {
      const before = await lock(transaction, id)
      refuseBeyond(actor, [...permissionsHeld('custom', before.permissions), ...wanted.permissions])
      const people = await peopleByRole(transaction)
      if (before.version !== version) throw roleChanged(shown(before, people.get(id) ?? 0))
      const [row] = await transaction
        .update(customRoles)
        .set({ name: wanted.name, permissions: [...new Set(wanted.permissions)], version: version + 1 })
        .where(eq(customRoles.id, id))
        .returning()
      if (row === undefined) throw unknownRole()
      noteChanges(before, row, ['name', 'permissions'])
      await this.tell(transaction, id, 'changed')
      return shown(row, people.get(id) ?? 0)
    })
  }

  /** @throws Problem `permission-missing`, `unknown-role` or `role-in-use`. */
  async remove(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const before = await lock(transaction, id)
      refuseBeyond(actor, permissionsHeld('custom', before.permissions))
      const people = (await peopleByRole(transaction)).get(id) ?? 0
      if (people > 0) throw roleInUse(people)
      await transaction.delete(customRoles).where(eq(customRoles.id, id))
      noteChange('permissions', before.permissions, undefined)
      await this.tell(transaction, id, 'deleted')
    })
  }

  private async write(name: string, work: (transaction: Transaction) => Promise<Shown>): Promise<Shown> {
    try {
      return await this.transactions.run(work)
    } catch (error) {
      throw isTaken(error) ? roleNameTaken(name) : error
    }
  }

  private async tell(transaction: Transaction, roleId: string, change: 'made' | 'changed' | 'deleted') {
    const payload = { roleId, change }
    await this.events.append(transaction, roleChangedEvent, { subjectId: roleId, payload })
  }
}

async function lock(transaction: Transaction, id: string): Promise<Row> {
  const [row] = await transaction.select().from(customRoles).where(eq(customRoles.id, id)).for('update')
  if (row === undefined) throw unknownRole()
  return row
}

async function peopleByRole(queries: Queries): Promise<ReadonlyMap<string, number>> {
  const key = sql<string>`coalesce(${staff.roleId}::text, ${staff.role})`
  const rows = await queries.select({ key, people: count() }).from(staff).groupBy(key)
  return new Map(rows.map(({ key: role, people }) => [role, people]))
}

function refuseBeyond(
  actor: Actor,
  wanted: Wanted['permissions'] | ReturnType<typeof permissionsHeld>,
): void {
  const missing = [...new Set(beyondReach(actor.permissions, wanted))]
  if (missing.length > 0) throw beyondOwnPermissions(missing, actor.name)
}

function shown({ id, name, permissions, version }: Row, people: number): Shown {
  const known = permissions.flatMap((text) => permissionSchema.safeParse(text).data ?? [])
  return { id, name, permissions: known, people, version }
}

const uniqueViolation = z.object({ cause: z.object({ code: z.literal('23505') }) })
const isTaken = (error: unknown) => uniqueViolation.safeParse(error).success
