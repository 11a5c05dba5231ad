import type { TextKey } from '@counterflow/i18n'
import { IconCash, type IconProps, IconReceipt2, IconSettings, IconShoppingCart } from '@tabler/icons-react'
import type { ComponentType } from 'react'

interface Destination {
  readonly to: '/sell' | '/tickets' | '/shift' | '/settings'
  readonly label: TextKey
  readonly icon: ComponentType<IconProps>
  /** The key that leads there from everywhere. */
  readonly key: string
}

export const destinations: readonly Destination[] = [
  { to: '/sell', label: 'till.nav.sell', icon: IconShoppingCart, key: 'F1' },
  { to: '/tickets', label: 'till.nav.tickets', icon: IconReceipt2, key: 'F2' },
  { to: '/shift', label: 'till.nav.shift', icon: IconCash, key: 'F3' },
  { to: '/settings', label: 'till.nav.settings', icon: IconSettings, key: 'F4' },
]
