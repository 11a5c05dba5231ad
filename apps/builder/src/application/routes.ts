import {
  discountStatuses,
  giftCardStatusSchema,
  paymentStatusSchema,
  productStatusSchema,
  riskLevelSchema,
  salesChannelSchema,
} from '@counterflow/core'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { auditSearchSchema } from '../features/audit/audit-queries'
import { orderSearchSchema } from '../features/orders/list/order-search'
import { draftStatuses } from '../features/drafts/draft-queries'
import { runStatuses } from '../features/runs/run-status'
import { sessionQuery } from '../features/session/session-query'
import { Root } from './Root'

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root })

const text = z.string().optional().catch(undefined)
const flag = z.boolean().optional().catch(undefined)

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

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const staff = await context.queryClient.ensureQueryData(sessionQuery)
    if (staff === null) {
      const returnTo = location.href === '/' ? undefined : location.href
      throw redirect({ to: '/sign-in', search: { returnTo } })
    }
  },
  component: lazyRouteComponent(() => import('./shell/Shell'), 'Shell'),
})

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/HomePage'), 'HomePage'),
})

const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders',
  validateSearch: orderSearchSchema,
  component: lazyRouteComponent(() => import('../features/orders/OrdersPage'), 'OrdersPage'),
})

const draftsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/drafts',
  validateSearch: z.object({
    search: text,
    status: z.enum(draftStatuses).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/drafts/DraftsPage'), 'DraftsPage'),
})

const newDraftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/drafts/new',
  validateSearch: z.object({ customerId: text }),
  component: lazyRouteComponent(() => import('../features/drafts/NewDraftPage'), 'NewDraftPage'),
})

const draftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/drafts/$draftId',
  component: lazyRouteComponent(() => import('../features/drafts/DraftPage'), 'DraftPage'),
})

/** For customers, who have no session. */
const payRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pay/$token',
  component: lazyRouteComponent(() => import('../features/pay/PayPage'), 'PayPage'),
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
  validateSearch: z.object({
    search: text,
    status: productStatusSchema.optional().catch(undefined),
    channel: salesChannelSchema.optional().catch(undefined),
    tag: text,
    stock: z.enum(['in', 'out']).optional().catch(undefined),
    sort: z.enum(['newest', 'title', 'price_low', 'price_high']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../features/products/ProductsPage'), 'ProductsPage'),
})

const stockRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stock',
  validateSearch: z.object({
    search: text,
    state: z.enum(['low', 'out']).optional().catch(undefined),
    locationId: text,
  }),
  component: lazyRouteComponent(() => import('../features/inventory/StockPage'), 'StockPage'),
})

const variantStockRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stock/$variantId',
  component: lazyRouteComponent(() => import('../features/inventory/VariantStockPage'), 'VariantStockPage'),
})

const newProductRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/products/new',
  component: lazyRouteComponent(() => import('../features/products/form/NewProductPage'), 'NewProductPage'),
})

const productImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/products/import',
  validateSearch: z.object({ file: text }),
  component: lazyRouteComponent(() => import('../features/products/files/ImportPage'), 'ImportPage'),
})

const productRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/products/$productId',
  component: lazyRouteComponent(() => import('../features/products/form/ProductPage'), 'ProductPage'),
})

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: z.object({
    search: text,
    tag: text,
    subscribed: z.enum(['true', 'false']).optional().catch(undefined),
    ordered: z.enum(['none', 'once', 'returning']).optional().catch(undefined),
    spentOver: z.int().min(0).optional().catch(undefined),
    create: flag,
  }),
  component: lazyRouteComponent(() => import('../features/customers/CustomersPage'), 'CustomersPage'),
})

const discountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/discounts',
  validateSearch: z.object({ search: text, status: z.enum(discountStatuses).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/discounts/DiscountsPage'), 'DiscountsPage'),
})

const newDiscountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/discounts/new',
  component: lazyRouteComponent(() => import('../features/discounts/NewDiscountPage'), 'NewDiscountPage'),
})

const discountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/discounts/$discountId',
  component: lazyRouteComponent(() => import('../features/discounts/DiscountPage'), 'DiscountPage'),
})

const giftCardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/gift-cards',
  validateSearch: z.object({
    search: text,
    status: giftCardStatusSchema.optional().catch(undefined),
    issue: flag,
  }),
  component: lazyRouteComponent(() => import('../features/gift-cards/GiftCardsPage'), 'GiftCardsPage'),
})

const giftCardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/gift-cards/$giftCardId',
  component: lazyRouteComponent(() => import('../features/gift-cards/GiftCardPage'), 'GiftCardPage'),
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

const locationsSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/locations',
  component: lazyRouteComponent(
    () => import('../features/settings/locations/LocationsPage'),
    'LocationsPage',
  ),
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

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/audit',
  validateSearch: auditSearchSchema,
  component: lazyRouteComponent(() => import('../features/audit/AuditPage'), 'AuditPage'),
})

export const routeTree = rootRoute.addChildren([
  signInRoute,
  payRoute,
  setPasswordRoute,
  shellRoute.addChildren([
    homeRoute,
    ordersRoute,
    orderRoute,
    draftsRoute,
    newDraftRoute,
    draftRoute,
    workflowsRoute,
    templatesRoute,
    workflowRoute,
    runsRoute,
    runRoute,
    productsRoute,
    stockRoute,
    variantStockRoute,
    newProductRoute,
    productImportRoute,
    productRoute,
    customersRoute,
    discountsRoute,
    newDiscountRoute,
    discountRoute,
    giftCardsRoute,
    giftCardRoute,
    operationsRoute,
    customerRoute,
    mailboxRoute,
    mailRoute,
    auditRoute,
    settingsRoute.addChildren([
      settingsStartRoute,
      generalSettingsRoute,
      taxesSettingsRoute,
      shippingSettingsRoute,
      paymentSettingsRoute,
      locationsSettingsRoute,
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
