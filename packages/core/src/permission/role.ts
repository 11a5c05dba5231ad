import { z } from 'zod'
import { type Permission, permissions } from './permission.js'

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
