import { z } from 'zod'

/**
 * Everything that a person, an API key or a workflow can be allowed to do.
 * The list is fixed: a route, an action or a screen names one of these and nothing else.
 */
export const permissions = [
  'shop.read',
  'shop.update',
  'staff.read',
  'staff.manage',
  'api-keys.manage',
  'connections.manage',
  'webhooks.manage',
  'audit.read',
  'products.read',
  'products.update',
  'inventory.update',
  'discounts.read',
  'discounts.update',
  'gift-cards.read',
  'gift-cards.issue',
  'customers.read',
  'customers.update',
  'customers.erase',
  'orders.read',
  'orders.create',
  'orders.update',
  'orders.capture',
  'orders.cancel',
  'orders.refund',
  'orders.assess',
  'workflows.read',
  'workflows.edit',
  'workflows.publish',
  'workflows.run',
  'runs.read',
  'runs.cancel',
  'runs.manage',
  'operations.read',
  'mail.read',
  'mail.send',
  'inbox.read',
  'inbox.reply',
  'registers.sell',
  'registers.manage',
] as const

export const permissionSchema = z.enum(permissions).meta({ id: 'Permission' })

/** One thing that can be allowed, `<subject>.<deed>`. */
export type Permission = z.infer<typeof permissionSchema>
