import { paymentStatusSchema, riskLevelSchema } from '@counterflow/core'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { runStatuses } from '../features/runs/run-status'
import { rewardRoutes } from './reward-routes'
import { flag, rootRoute, shellRoute, text } from './shell-route'

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({ returnTo: text, expired: flag }),
  component: lazyRouteComponent(() => import('../features/session/SignInPage'), 'SignInPage'),
})

const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-password',
  component: lazyRouteComponent(() => import('../features/session/SetPasswordPage'), 'SetPasswordPage'),
})

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/HomePage'), 'HomePage'),
})

const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders',
  validateSearch: z.object({
    search: text,
    paymentStatus: paymentStatusSchema.optional().catch(undefined),
    riskLevel: riskLevelSchema.optional().catch(undefined),
    place: flag,
  }),
  component: lazyRouteComponent(() => import('../features/orders/OrdersPage'), 'OrdersPage'),
})

const orderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$orderId',
  component: lazyRouteComponent(() => import('../features/orders/OrderPage'), 'OrderPage'),
})

const workflowsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workflows',
  validateSearch: z.object({
    search: text,
    status: z.enum(['on', 'off', 'attention']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/workflows/WorkflowsPage'), 'WorkflowsPage'),
})

const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workflows/templates',
  validateSearch: z.object({ category: text, search: text, preview: text }),
  component: lazyRouteComponent(
    () => import('../features/workflows/templates/TemplatesPage'),
    'TemplatesPage',
  ),
})

const workflowRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workflows/$workflowId',
  validateSearch: z.object({ step: text }),
  component: lazyRouteComponent(() => import('../features/workflows/editor/EditorPage'), 'EditorPage'),
})

const runsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/runs',
  validateSearch: z.object({ workflowId: text, status: z.enum(runStatuses).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/runs/RunsPage'), 'RunsPage'),
})

const runRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/runs/$runId',
  validateSearch: z.object({ step: text }),
  component: lazyRouteComponent(() => import('../features/runs/RunPage'), 'RunPage'),
})

const productsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/products',
  validateSearch: z.object({ search: text }),
  component: lazyRouteComponent(() => import('../features/products/ProductsPage'), 'ProductsPage'),
})

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: z.object({ search: text }),
  component: lazyRouteComponent(() => import('../features/customers/CustomersPage'), 'CustomersPage'),
})

const operationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/operations',
  component: lazyRouteComponent(() => import('../features/operations/OperationsPage'), 'OperationsPage'),
})

const mailboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/mail',
  validateSearch: z.object({
    search: text,
    state: z.enum(['queued', 'sent', 'kept', 'failed']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/mail/MailboxPage'), 'MailboxPage'),
})

const mailRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/mail/$mailId',
  component: lazyRouteComponent(() => import('../features/mail/MailPage'), 'MailPage'),
})

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customerId',
  component: lazyRouteComponent(() => import('../features/customers/CustomerPage'), 'CustomerPage'),
})

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

const mailSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/mail',
  component: lazyRouteComponent(() => import('../features/settings/mail/MailServerPage'), 'MailServerPage'),
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

const paymentSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/payments',
  component: lazyRouteComponent(() => import('../features/settings/payments/PaymentsPage'), 'PaymentsPage'),
})

export const routeTree = rootRoute.addChildren([
  signInRoute,
  setPasswordRoute,
  shellRoute.addChildren([
    homeRoute,
    ordersRoute,
    orderRoute,
    workflowsRoute,
    templatesRoute,
    workflowRoute,
    runsRoute,
    runRoute,
    productsRoute,
    customersRoute,
    ...rewardRoutes,
    operationsRoute,
    customerRoute,
    mailboxRoute,
    mailRoute,
    settingsRoute.addChildren([
      settingsStartRoute,
      generalSettingsRoute,
      taxesSettingsRoute,
      shippingSettingsRoute,
      paymentSettingsRoute,
      mailSettingsRoute,
      staffSettingsRoute,
      rolesSettingsRoute,
      connectionsSettingsRoute,
      keysSettingsRoute,
      historySettingsRoute,
      accountSettingsRoute,
    ]),
  ]),
])
