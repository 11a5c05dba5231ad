import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inboxSearchSchema } from '../features/inbox/inbox-search'
import { shellRoute } from './shell-route'

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  validateSearch: inboxSearchSchema,
  component: lazyRouteComponent(() => import('../features/inbox/InboxPage'), 'InboxPage'),
})

// Both are drawn by the page around them: the list stays as it is while one goes from conversation to conversation.
const inboxStartRoute = createRoute({ getParentRoute: () => inboxRoute, path: '/' })
const conversationRoute = createRoute({ getParentRoute: () => inboxRoute, path: '/$conversationId' })

/** The inbox, and a conversation in it. */
export const inboxRoutes = [inboxRoute.addChildren([inboxStartRoute, conversationRoute])] as const
