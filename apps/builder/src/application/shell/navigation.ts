import type { Permission } from '@counterflow/core'
import type { TextKey } from '@counterflow/i18n'
import {
  IconActivity,
  IconBolt,
  IconCashRegister,
  IconChartBar,
  IconChecklist,
  IconClockHour4,
  IconDiscount,
  IconFileInvoice,
  IconFingerprint,
  IconGift,
  IconHome,
  IconMail,
  IconMessages,
  IconPackage,
  IconPackages,
  type IconProps,
  IconReportMoney,
  IconRoute,
  IconSettings,
  IconShieldCheck,
  IconShoppingBag,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

export interface Destination {
  to:
    | '/'
    | '/inbox'
    | '/inbox/figures'
    | '/orders'
    | '/orders/drafts'
    | '/workflows'
    | '/runs'
    | '/products'
    | '/stock'
    | '/customers'
    | '/discounts'
    | '/gift-cards'
    | '/registers'
    | '/shifts'
    | '/till-exceptions'
    | '/completeness'
    | '/sales-reports'
    | '/mail'
    | '/operations'
    | '/settings'
    | '/settings/audit'
  label: TextKey
  icon: ComponentType<IconProps>
  /** Absent for those who may not. */
  needs: Permission | undefined
}

/** A place with those that belong to it: they are shown beneath it while the reader is in one of them, or opens it. */
export interface DestinationGroup extends Destination {
  within: readonly Destination[]
}

/** Where the navigation leads, in the order in which it stands. */
export const destinationGroups: readonly DestinationGroup[] = [
  { to: '/', label: 'navigation.home', icon: IconHome, needs: undefined, within: [] },
  {
    to: '/inbox',
    label: 'navigation.inbox',
    icon: IconMessages,
    needs: 'inbox.read',
    within: [
      { to: '/inbox/figures', label: 'navigation.inboxFigures', icon: IconChartBar, needs: 'inbox.read' },
    ],
  },
  {
    to: '/orders',
    label: 'navigation.orders',
    icon: IconShoppingBag,
    needs: 'orders.read',
    within: [
      { to: '/orders/drafts', label: 'navigation.drafts', icon: IconFileInvoice, needs: 'orders.read' },
    ],
  },
  {
    to: '/products',
    label: 'navigation.products',
    icon: IconPackage,
    needs: 'products.read',
    within: [
      { to: '/stock', label: 'navigation.stock', icon: IconPackages, needs: 'products.read' },
      { to: '/gift-cards', label: 'navigation.giftCards', icon: IconGift, needs: 'gift-cards.read' },
    ],
  },
  {
    to: '/registers',
    label: 'navigation.tills',
    icon: IconCashRegister,
    needs: 'registers.manage',
    within: [
      { to: '/shifts', label: 'navigation.shifts', icon: IconClockHour4, needs: 'registers.manage' },
      {
        to: '/till-exceptions',
        label: 'navigation.tillExceptions',
        icon: IconChecklist,
        needs: 'registers.manage',
      },
      {
        to: '/completeness',
        label: 'navigation.completeness',
        icon: IconShieldCheck,
        needs: 'registers.manage',
      },
      {
        to: '/sales-reports',
        label: 'navigation.salesReports',
        icon: IconReportMoney,
        needs: 'registers.manage',
      },
    ],
  },
  {
    to: '/customers',
    label: 'navigation.customers',
    icon: IconUsers,
    needs: 'customers.read',
    within: [],
  },
  {
    to: '/discounts',
    label: 'navigation.discounts',
    icon: IconDiscount,
    needs: 'discounts.read',
    within: [],
  },
  {
    to: '/workflows',
    label: 'navigation.workflows',
    icon: IconRoute,
    needs: 'workflows.read',
    within: [{ to: '/runs', label: 'navigation.runs', icon: IconBolt, needs: 'runs.read' }],
  },
  { to: '/mail', label: 'navigation.mail', icon: IconMail, needs: 'mail.read', within: [] },
  {
    to: '/operations',
    label: 'navigation.operations',
    icon: IconActivity,
    needs: 'operations.read',
    within: [],
  },
  {
    to: '/settings',
    label: 'navigation.settings',
    icon: IconSettings,
    needs: 'shop.read',
    within: [
      { to: '/settings/audit', label: 'navigation.audit', icon: IconFingerprint, needs: 'audit.read' },
    ],
  },
]

/** Every place of the navigation, for the palette. */
export const destinations: readonly Destination[] = destinationGroups.flatMap(({ within, ...place }) => [
  place,
  ...within,
])
