import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { customerSearchSchema } from '../features/customers/list/customer-search'
import { draftSearchSchema } from '../features/drafts/list/draft-search'
import { orderSearchSchema } from '../features/orders/list/order-search'
import { runStatuses } from '../features/runs/run-status'
import { pluginsQuery, workflowQuery } from '../features/workflows/workflow-queries'
import { inboxRoutes } from './inbox-routes'
import { productRoutes } from './product-routes'
import { rewardRoutes } from './reward-routes'
import { settingsRoutes } from './settings-routes'
import { flag, rootRoute, shellRoute, text } from './shell-route'
import { tillRoutes } from './till-routes'

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
  validateSearch: orderSearchSchema,
  component: lazyRouteComponent(() => import('../features/orders/OrdersPage'), 'OrdersPage'),
})

const draftsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/drafts',
  validateSearch: draftSearchSchema,
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
    folder: text,
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
  staticData: { saysFirstTextsOnly: true },
  validateSearch: z.object({ step: text }),
  // Asked for beside the code, and not after it. Once only: the page keeps them up to date, and says what went wrong.
  staleTime: Number.POSITIVE_INFINITY,
  loader: ({ context: { queryClient }, params: { workflowId } }) => {
    queryClient.ensureQueryData(workflowQuery(workflowId)).catch(() => {})
    queryClient.ensureQueryData(pluginsQuery).catch(() => {})
  },
  component: lazyRouteComponent(() => import('../features/workflows/editor/EditorPage'), 'EditorPage'),
})

const tryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workflows/$workflowId/try',
  validateSearch: z.object({ view: z.enum(['event', 'history']).optional().catch(undefined), step: text }),
  component: lazyRouteComponent(() => import('../features/workflows/trying/TryPage'), 'TryPage'),
})

const versionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/workflows/$workflowId/versions',
  validateSearch: z.object({
    version: text,
    show: z.enum(['differences', 'version']).optional().catch(undefined),
    step: text,
  }),
  component: lazyRouteComponent(() => import('../features/workflows/versions/VersionsPage'), 'VersionsPage'),
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

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: customerSearchSchema,
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

export const routeTree = rootRoute.addChildren([
  signInRoute,
  setPasswordRoute,
  shellRoute.addChildren([
    homeRoute,
    ...inboxRoutes,
    ordersRoute,
    orderRoute,
    draftsRoute,
    newDraftRoute,
    draftRoute,
    workflowsRoute,
    templatesRoute,
    workflowRoute,
    tryRoute,
    versionsRoute,
    runsRoute,
    runRoute,
    ...productRoutes,
    customersRoute,
    ...rewardRoutes,
    ...tillRoutes,
    operationsRoute,
    customerRoute,
    mailboxRoute,
    mailRoute,
    ...settingsRoutes,
  ]),
])
