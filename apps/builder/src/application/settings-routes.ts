import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { auditSearchSchema } from '../features/audit/audit-queries'
import { deliveryStatuses } from '../features/settings/webhooks/log/delivery-queries'
import { shellRoute, text } from './shell-route'

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/SettingsLayout'), 'SettingsLayout'),
})

const settingsStartRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/settings/SettingsStart'), 'SettingsStart'),
})

const generalSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/general',
  component: lazyRouteComponent(() => import('../features/settings/general/GeneralPage'), 'GeneralPage'),
})

const addressesSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/addresses',
  component: lazyRouteComponent(
    () => import('../features/settings/addresses/AddressesPage'),
    'AddressesPage',
  ),
})

const taxesSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/taxes',
  component: lazyRouteComponent(() => import('../features/settings/taxes/TaxesPage'), 'TaxesPage'),
})

const shippingSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/shipping',
  component: lazyRouteComponent(() => import('../features/settings/shipping/ShippingPage'), 'ShippingPage'),
})

const paymentSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/payments',
  component: lazyRouteComponent(() => import('../features/settings/payments/PaymentsPage'), 'PaymentsPage'),
})

const pagesSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/pages',
  component: lazyRouteComponent(() => import('../features/settings/pages/PagesPage'), 'PagesPage'),
})

const pageSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/pages/$pageId',
  component: lazyRouteComponent(() => import('../features/settings/pages/StorePagePage'), 'StorePagePage'),
})

const locationsSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/locations',
  component: lazyRouteComponent(
    () => import('../features/settings/locations/LocationsPage'),
    'LocationsPage',
  ),
})

const tillSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/tills',
  component: lazyRouteComponent(() => import('../features/settings/tills/TillsPage'), 'TillsPage'),
})

const mailSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/mail',
  component: lazyRouteComponent(() => import('../features/settings/mail/MailServerPage'), 'MailServerPage'),
})

const channelsSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/channels',
  component: lazyRouteComponent(() => import('../features/settings/channels/ChannelsPage'), 'ChannelsPage'),
})

const channelSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/channels/$channelId',
  // What has a dot in its address is taken for a file.
  params: {
    parse: ({ channelId }) => ({ channelId: channelId.replaceAll('~', '.') }),
    stringify: ({ channelId }) => ({ channelId: channelId.replaceAll('.', '~') }),
  },
  component: lazyRouteComponent(() => import('../features/settings/channels/ChannelPage'), 'ChannelPage'),
})

const topicsSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/topics',
  component: lazyRouteComponent(() => import('../features/settings/topics/TopicsPage'), 'TopicsPage'),
})

const cannedRepliesSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/canned-replies',
  component: lazyRouteComponent(
    () => import('../features/settings/canned-replies/CannedRepliesPage'),
    'CannedRepliesPage',
  ),
})

const staffSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/staff',
  component: lazyRouteComponent(() => import('../features/settings/staff/StaffPage'), 'StaffPage'),
})

const rolesSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('../features/settings/roles/RolesPage'), 'RolesPage'),
})

const connectionsSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/connections',
  component: lazyRouteComponent(
    () => import('../features/settings/connections/ConnectionsPage'),
    'ConnectionsPage',
  ),
})

const keysSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/keys',
  component: lazyRouteComponent(() => import('../features/settings/keys/KeysPage'), 'KeysPage'),
})

const webhooksSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('../features/settings/webhooks/WebhooksPage'), 'WebhooksPage'),
})

const webhookSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/webhooks/$webhookId',
  validateSearch: z.object({
    status: z.enum(deliveryStatuses).optional().catch(undefined),
    delivery: text,
  }),
  component: lazyRouteComponent(() => import('../features/settings/webhooks/WebhookPage'), 'WebhookPage'),
})

const historySettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/history',
  component: lazyRouteComponent(() => import('../features/settings/history/HistoryPage'), 'HistoryPage'),
})

const accountSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/settings/account/AccountPage'), 'AccountPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/audit',
  validateSearch: auditSearchSchema,
  component: lazyRouteComponent(() => import('../features/audit/AuditPage'), 'AuditPage'),
})

/** The pages of the settings, and what was done in the shop. */
export const settingsRoutes = [
  auditRoute,
  settingsRoute.addChildren([
    settingsStartRoute,
    generalSettingsRoute,
    addressesSettingsRoute,
    taxesSettingsRoute,
    shippingSettingsRoute,
    paymentSettingsRoute,
    pagesSettingsRoute,
    pageSettingsRoute,
    locationsSettingsRoute,
    tillSettingsRoute,
    mailSettingsRoute,
    channelsSettingsRoute,
    channelSettingsRoute,
    topicsSettingsRoute,
    cannedRepliesSettingsRoute,
    staffSettingsRoute,
    rolesSettingsRoute,
    connectionsSettingsRoute,
    keysSettingsRoute,
    webhooksSettingsRoute,
    webhookSettingsRoute,
    historySettingsRoute,
    accountSettingsRoute,
  ]),
] as const
