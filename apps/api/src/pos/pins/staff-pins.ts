import type { StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, inArray } from 'drizzle-orm'
import { type RosterEntry, StaffRoster } from '../../identity/identity.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange, noteSubject } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import { permissionMissing } from '../../platform/http/access/permission-guard.js'
import type { Actor } from '../../platform/http/actor.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { pinChanged } from '../registers/register-events.js'
import { outputOfPin } from './pin-output.js'
import { notASeller } from './pin-problems.js'
import type { pinRoutes as routes } from './pins.contract.js'
import { staffPins } from './staff-pin.table.js'

export type TillPerson = RouteOutput<typeof routes.set>

/** What of somebody's PIN is handed to devices, each in its own form. */
export interface KeptPin {
  readonly salt: string
  readonly iterations: number
  /** 32 bytes in base64url. Never to leave the server. */
  readonly output: string
}

/** Keeps the PINs by which people are known at tills. */
@Injectable()
export class StaffPins {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(StaffRoster) private readonly roster: StaffRoster,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Everybody who may sell at a till, by name. */
  async people(queries: Queries = this.database): Promise<TillPerson[]> {
    const sellers = (await this.roster.list(queries)).filter(isSeller)
    const rows = (await queries.select().from(staffPins)).filter((row) => this.outputIn(row) !== undefined)
    const setAt = new Map(rows.map((row) => [row.staffId, row.setAt]))
    return sellers.map((person) => shown(person, setAt.get(person.id) ?? null))
  }

  /** @throws Problem `permission-missing` when `actor` is somebody else and manages no registers; `not-a-seller`. */
  async read(staffId: StaffId, actor: Actor): Promise<TillPerson> {
    const person = await this.seller(staffId, this.database)
    refuseOthers(staffId, actor)
    const [row] = await this.database.select().from(staffPins).where(eq(staffPins.staffId, staffId))
    return shown(person, row !== undefined && this.outputIn(row) !== undefined ? row.setAt : null)
  }

  /** @throws Problem as `read` does. */
  async set(staffId: StaffId, pin: string, actor: Actor): Promise<TillPerson> {
    await this.seller(staffId, this.database)
    refuseOthers(staffId, actor)
    const { output, ...shownToDevices } = await outputOfPin(pin)
    return this.transactions.run(async (transaction) => {
      const person = await this.seller(staffId, transaction)
      const setAt = this.now()
      const kept = { ...shownToDevices, output: this.box.seal(output, placeOf(staffId)), setAt }
      await transaction
        .insert(staffPins)
        .values({ staffId, ...kept })
        .onConflictDoUpdate({ target: staffPins.staffId, set: kept })
      await this.tell(transaction, staffId)
      return shown(person, setAt)
    })
  }

  /** Asked twice, it does it once. */
  async remove(staffId: StaffId): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const gone = await transaction
        .delete(staffPins)
        .where(eq(staffPins.staffId, staffId))
        .returning({ id: staffPins.staffId })
      if (gone.length === 0) return
      noteChange('pin', 'set', undefined)
      await this.tell(transaction, staffId)
    })
  }

  /** The PINs of `ids`, by whose they are. One that was sealed by a secret that this server does not have is none. */
  async kept(ids: readonly StaffId[], queries: Queries = this.database): Promise<Map<StaffId, KeptPin>> {
    if (ids.length === 0) return new Map()
    const rows = await queries
      .select()
      .from(staffPins)
      .where(inArray(staffPins.staffId, [...ids]))
    return new Map(
      rows.flatMap((row): [StaffId, KeptPin][] => {
        const output = this.outputIn(row)
        return output === undefined
          ? []
          : [[row.staffId, { salt: row.salt, iterations: row.iterations, output }]]
      }),
    )
  }

  private outputIn({ staffId, output }: typeof staffPins.$inferSelect): string | undefined {
    return this.box.openedIfPossible(output, placeOf(staffId))
  }

  private async seller(staffId: StaffId, queries: Queries): Promise<RosterEntry> {
    const [person] = await this.roster.list(queries, [staffId])
    if (person === undefined || !isSeller(person)) throw notASeller()
    return person
  }

  private async tell(transaction: Transaction, staffId: StaffId): Promise<void> {
    noteSubject('staff', staffId)
    await this.events.append(transaction, pinChanged, { subjectId: staffId, payload: { staffId } })
  }
}

const placeOf = (staffId: StaffId) => `staff_pin:${staffId}`

/** Whether somebody may sell at a till. */
export const isSeller = ({ permissions }: Pick<RosterEntry, 'permissions'>): boolean =>
  permissions.includes('registers.sell') || permissions.includes('registers.manage')

function refuseOthers(staffId: StaffId, actor: Actor): void {
  const isOneself = actor.type === 'staff' && actor.id === staffId
  if (!isOneself && !actor.permissions.includes('registers.manage')) {
    throw permissionMissing('registers.manage', actor.name)
  }
}

const shown = ({ id, name, roleId, roleName, permissions }: RosterEntry, setAt: Date | null): TillPerson => ({
  staffId: id,
  name,
  roleId,
  roleName,
  manages: permissions.includes('registers.manage'),
  pinSetAt: setAt?.toISOString() ?? null,
})
