import type { Permission } from '@counterflow/core'
import type { TextKey } from '@counterflow/i18n'
import {
  IconBuildingStore,
  IconCashRegister,
  IconCreditCard,
  IconFileText,
  IconHistory,
  IconKey,
  IconMail,
  IconMapPin,
  IconMessageBolt,
  IconMessages,
  IconNetwork,
  IconPlugConnected,
  type IconProps,
  IconReceiptTax,
  IconShieldLock,
  IconTags,
  IconTruck,
  IconUserCircle,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

export interface SettingsSection {
  to:
    | '/settings/general'
    | '/settings/addresses'
    | '/settings/taxes'
    | '/settings/shipping'
    | '/settings/payments'
    | '/settings/pages'
    | '/settings/locations'
    | '/settings/tills'
    | '/settings/mail'
    | '/settings/channels'
    | '/settings/topics'
    | '/settings/canned-replies'
    | '/settings/staff'
    | '/settings/roles'
    | '/settings/connections'
    | '/settings/keys'
    | '/settings/webhooks'
    | '/settings/history'
    | '/settings/account'
  label: TextKey
  icon: ComponentType<IconProps>
  /** All of them; absent for those who hold fewer. */
  needs: readonly Permission[]
}

/** The parts of the settings, in the order in which they stand. */
export const settingsSections: readonly SettingsSection[] = [
  {
    to: '/settings/general',
    label: 'settingsSections.general',
    icon: IconBuildingStore,
    needs: ['shop.read'],
  },
  { to: '/settings/taxes', label: 'settingsSections.taxes', icon: IconReceiptTax, needs: ['shop.read'] },
  { to: '/settings/shipping', label: 'settingsSections.shipping', icon: IconTruck, needs: ['shop.read'] },
  {
    to: '/settings/payments',
    label: 'settingsSections.payments',
    icon: IconCreditCard,
    needs: ['orders.read'],
  },
  { to: '/settings/pages', label: 'settingsSections.storePages', icon: IconFileText, needs: ['shop.read'] },
  {
    to: '/settings/locations',
    label: 'settingsSections.locations',
    icon: IconMapPin,
    needs: ['products.read'],
  },
  {
    to: '/settings/tills',
    label: 'settingsSections.tills',
    icon: IconCashRegister,
    needs: ['registers.manage'],
  },
  { to: '/settings/addresses', label: 'settingsSections.addresses', icon: IconNetwork, needs: ['shop.read'] },
  { to: '/settings/mail', label: 'settingsSections.mail', icon: IconMail, needs: ['shop.update'] },
  {
    to: '/settings/channels',
    label: 'settingsSections.channels',
    icon: IconMessages,
    needs: ['shop.update', 'inbox.read'],
  },
  { to: '/settings/topics', label: 'settingsSections.labelling', icon: IconTags, needs: ['inbox.read'] },
  {
    to: '/settings/canned-replies',
    label: 'settingsSections.cannedReplies',
    icon: IconMessageBolt,
    needs: ['inbox.read'],
  },
  { to: '/settings/staff', label: 'settingsSections.staff', icon: IconUsers, needs: ['staff.read'] },
  { to: '/settings/roles', label: 'settingsSections.roles', icon: IconShieldLock, needs: ['staff.read'] },
  {
    to: '/settings/connections',
    label: 'settingsSections.connections',
    icon: IconPlugConnected,
    needs: ['connections.manage', 'workflows.edit'],
  },
  { to: '/settings/keys', label: 'settingsSections.keys', icon: IconKey, needs: ['api-keys.manage'] },
  {
    to: '/settings/webhooks',
    label: 'settingsSections.webhooks',
    icon: IconWebhook,
    needs: ['webhooks.manage'],
  },
  {
    to: '/settings/history',
    label: 'settingsSections.history',
    icon: IconHistory,
    needs: ['operations.read'],
  },
  { to: '/settings/account', label: 'settingsSections.account', icon: IconUserCircle, needs: [] },
]
