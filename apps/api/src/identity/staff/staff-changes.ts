import { beyondReach, type Permission, type RoleId, type StaffId, staffIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { LinkCouriers } from '../password-links/link-couriers.js'
import { type NewLink, PasswordLinks } from '../password-links/password-links.js'
import { type RoleMeaning, RolePermissions } from '../roles/role-permissions.js'
import { endSessions } from '../sessions/set-password.js'
import type { staffRoutes } from './staff.contract.js'
import { staff } from './staff.table.js'
import { memberOf, type StaffMember } from './staff-directory.js'
import { staffChanged } from './staff-events.js'
import {
  beyondOwnPermissions,
  emailTaken,
  lastOwner,
  ownAccess,
  staffDeactivated,
  unknownStaff,
} from './staff-problems.js'

type Row = typeof staff.$inferSelect
type MadeLink = RouteOutput<typeof staffRoutes.invite>
type Change = z.infer<typeof staffChanged.payload>['change']

/** Somebody whose row is locked, with what their role means. */
interface Locked {
  readonly row: Row
  readonly role: RoleMeaning
}

/**
 * Lets people in and out and gives them their roles. Nobody gives, or takes away, what they do not hold themselves:
 * otherwise whoever manages staff could become an owner, by a role or by an owner's new password.
 */
@Injectable()
export class StaffChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(RolePermissions) private readonly roles: RolePermissions,
    @Inject(PasswordLinks) private readonly links: PasswordLinks,
    @Inject(LinkCouriers) private readonly couriers: LinkCouriers,
  ) {}

  /** @throws Problem `staff-email-taken`, `unknown-role` or `permission-missing`. */
  async invite(
    { name, email, roleId }: RouteInput<typeof staffRoutes.invite>['body'],
    actor: Actor,
  ): Promise<MadeLink> {
    const { member, made } = await this.transactions.run(async (transaction) => {
      const role = await this.roles.keep(roleId, transaction)
      refuseBeyond(actor, role.permissions)
      const [row] = await transaction
        .insert(staff)
        .values({ id: uuidv7(), name, email, role: role.role, roleId: role.roleId, invited: true })
        .onConflictDoNothing({ target: staff.email })
        .returning()
      if (row === undefined) throw emailTaken()
      const member = described({ row, role })
      const made = await this.links.make(transaction, member.id, 'invitation', actor)
      await this.tell(transaction, member.id, 'invited')
      return { member, made }
    })
    return this.handOver(member, null, made)
  }

  /** @throws Problem `last-owner`, `unknown-role`, `permission-missing` or `not-found`. */
  async changeRole(id: StaffId, roleId: RoleId, actor: Actor): Promise<StaffMember> {
    return this.transactions.run(async (transaction) => {
      const owners = await lockOwners(transaction)
      const { row, role: before } = await this.lock(transaction, id)
      const role = await this.roles.keep(roleId, transaction)
      refuseBeyond(actor, [...before.permissions, ...role.permissions])
      if (role.role !== 'owner') refuseLastOwner(row, owners)
      await transaction
        .update(staff)
        .set({ role: role.role, roleId: role.roleId, updatedAt: sql`now()` })
        .where(eq(staff.id, id))
      noteChange('role', row.roleId ?? row.role, role.roleId ?? role.role)
      await this.tell(transaction, id, 'role_changed')
      return described({ row: { ...row, role: role.role, roleId: role.roleId }, role })
    })
  }

  /** Asked twice, it does it once. @throws Problem `last-owner`, `own-access`, `permission-missing` or `not-found`. */
  async deactivate(id: StaffId, actor: Actor): Promise<StaffMember> {
    if (actor.type === 'staff' && actor.id === id) throw ownAccess()
    return this.transactions.run(async (transaction) => {
      const owners = await lockOwners(transaction)
      const { row, role } = await this.lock(transaction, id)
      refuseBeyond(actor, role.permissions)
      if (row.deactivatedAt !== null) return described({ row, role })
      refuseLastOwner(row, owners)
      const deactivatedAt = new Date()
      await transaction.update(staff).set({ deactivatedAt, updatedAt: deactivatedAt }).where(eq(staff.id, id))
      await endSessions(transaction, id)
      await this.links.end(transaction, id)
      noteChange('active', true, false)
      await this.tell(transaction, id, 'deactivated')
      return described({ row: { ...row, deactivatedAt }, role })
    })
  }

  /** Asked twice, it does it once. @throws Problem `permission-missing` or `not-found`. */
  async reactivate(id: StaffId, actor: Actor): Promise<StaffMember> {
    return this.transactions.run(async (transaction) => {
      const { row, role } = await this.lock(transaction, id)
      refuseBeyond(actor, role.permissions)
      if (row.deactivatedAt === null) return described({ row, role })
      await transaction
        .update(staff)
        .set({ deactivatedAt: null, updatedAt: sql`now()` })
        .where(eq(staff.id, id))
      noteChange('active', false, true)
      await this.tell(transaction, id, 'reactivated')
      return described({ row: { ...row, deactivatedAt: null }, role })
    })
  }

  /** @throws Problem `staff-deactivated`, `permission-missing` or `not-found`. */
  async makeLink(id: StaffId, actor: Actor): Promise<MadeLink> {
    const { member, language, made } = await this.transactions.run(async (transaction) => {
      const { row, role } = await this.lock(transaction, id)
      refuseBeyond(actor, role.permissions)
      if (row.deactivatedAt !== null) throw staffDeactivated()
      const made = await this.links.make(transaction, id, row.invited ? 'invitation' : 'reset', actor)
      await this.tell(transaction, id, 'link_made')
      return { member: described({ row, role }), language: row.language, made }
    })
    return this.handOver(member, language, made)
  }

  private async handOver(
    member: StaffMember,
    language: Row['language'],
    { link, expiresAt }: NewLink,
  ): Promise<MadeLink> {
    const { name, email, state } = member
    const purpose = state === 'invited' ? 'invitation' : 'reset'
    const mail = await this.couriers.carry({ purpose, name, email, language, link, expiresAt })
    return { staff: member, link, expiresAt: expiresAt.toISOString(), mail }
  }

  private async lock(transaction: Transaction, id: StaffId): Promise<Locked> {
    const [row] = await transaction.select().from(staff).where(eq(staff.id, id)).for('update')
    if (row === undefined) throw unknownStaff()
    return { row, role: await this.roles.of(row, transaction) }
  }

  private async tell(transaction: Transaction, staffId: StaffId, change: Change): Promise<void> {
    await this.events.append(transaction, staffChanged, { subjectId: staffId, payload: { staffId, change } })
  }
}

/** The owners who can sign in. Locked, so that two of them cannot remove each other at the same moment. */
async function lockOwners(transaction: Transaction): Promise<readonly StaffId[]> {
  const rows = await transaction
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), eq(staff.invited, false), isNull(staff.deactivatedAt)))
    .orderBy(asc(staff.id))
    .for('update')
  return rows.map(({ id }) => staffIdSchema.parse(id))
}

function refuseLastOwner({ id }: Row, owners: readonly StaffId[]): void {
  if (owners.length === 1 && owners[0] === id) throw lastOwner()
}

function refuseBeyond(actor: Actor, wanted: readonly Permission[]): void {
  const missing = [...new Set(beyondReach(actor.permissions, wanted))]
  if (missing.length > 0) throw beyondOwnPermissions(missing, actor.name)
}

function described({ row, role }: Locked): StaffMember {
  const own = role.roleId === null || role.name === null ? null : { id: role.roleId, name: role.name }
  return memberOf({ ...row, own })
}
