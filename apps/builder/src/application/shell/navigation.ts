import type { Permission } from '@counterflow/core'
import type { TextKey } from '@counterflow/i18n'
import {
  IconActivity,
  IconBolt,
  IconHome,
  IconMail,
  IconPackage,
  type IconProps,
  IconRoute,
  IconSettings,
  IconShoppingBag,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

export interface Destination {
  to:
    | '/'
    | '/orders'
    | '/workflows'
    | '/runs'
    | '/products'
    | '/customers'
    | '/mail'
    | '/operations'
    | '/settings'
  label: TextKey
  icon: ComponentType<IconProps>
  /** Absent for those who may not. */
  needs: Permission | undefined
}

/** Where the navigation and the palette lead, in the order in which they stand. */
export const destinations: readonly Destination[] = [
  { to: '/', label: 'navigation.home', icon: IconHome, needs: undefined },
  { to: '/orders', label: 'navigation.orders', icon: IconShoppingBag, needs: 'orders.read' },
  { to: '/workflows', label: 'navigation.workflows', icon: IconRoute, needs: 'workflows.read' },
  { to: '/runs', label: 'navigation.runs', icon: IconBolt, needs: 'runs.read' },
  { to: '/products', label: 'navigation.products', icon: IconPackage, needs: 'products.read' },
  { to: '/customers', label: 'navigation.customers', icon: IconUsers, needs: 'customers.read' },
  { to: '/mail', label: 'navigation.mail', icon: IconMail, needs: 'mail.read' },
  { to: '/operations', label: 'navigation.operations', icon: IconActivity, needs: 'operations.read' },
  { to: '/settings', label: 'navigation.settings', icon: IconSettings, needs: 'shop.read' },
]
