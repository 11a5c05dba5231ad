import { z } from 'zod'
import { type Permission, permissionSchema, permissions } from './permission.js'

export const roles = ['owner', 'manager', 'support', 'cashier'] as const

export const roleSchema = z.enum(roles).meta({ id: 'Role' })

/** A named bundle of permissions that a staff member holds. */
export type Role = z.infer<typeof roleSchema>

const managerPermissions = permissions.filter(
  (permission) => permission !== 'api-keys.manage' && permission !== 'shop.update',
)

const permissionsOfRole: Record<Role, readonly Permission[]> = {
  owner: permissions,
  manager: managerPermissions,
  support: [
    'shop.read',
    'staff.read',
    'products.read',
    // What a reply can share, the writer has to find.
    'discounts.read',
    'customers.read',
    'customers.update',
    'orders.read',
    'orders.update',
    'workflows.read',
    'runs.read',
    'mail.read',
    'inbox.read',
    'inbox.reply',
  ],
  cashier: ['shop.read', 'products.read', 'customers.read', 'orders.read', 'orders.create', 'registers.sell'],
}

/** What a holder of `role` may do. */
export function permissionsOf(role: Role): readonly Permission[] {
  return permissionsOfRole[role]
}

export const staffRoles = [...roles, 'custom'] as const

export const staffRoleSchema = z
  .enum(staffRoles)
  .meta({ id: 'StaffRole', description: '`custom`: a role that the shop has made itself.' })

/** What a member of staff is: one of the roles that every shop has, or one of the shop's own making. */
export type StaffRole = z.infer<typeof staffRoleSchema>

export const roleIdSchema = z
  .union([roleSchema, z.uuid()], { error: 'Expected owner, manager, support, cashier or the id of a role.' })
  .meta({ id: 'RoleId' })

/** One of the roles that every shop has, by its name, or one of the shop's own, by its id. */
export type RoleId = z.infer<typeof roleIdSchema>

/**
 * What somebody in `role` may do.
 * @param own the permissions of the role when it is `custom`; those that this version does not know allow nothing.
 */
export function permissionsHeld(role: StaffRole, own: readonly string[] | null): readonly Permission[] {
  if (role !== 'custom') return permissionsOf(role)
  return (own ?? []).flatMap((text) => permissionSchema.safeParse(text).data ?? [])
}

/**
 * What of `wanted` somebody who holds `held` must not give to another, nor take from one who has it: what they do not
 * hold themselves. Otherwise whoever manages staff could make themselves an owner.
 */
export function beyondReach(
  held: readonly Permission[],
  wanted: readonly Permission[],
): readonly Permission[] {
  return wanted.filter((permission) => !held.includes(permission))
}
