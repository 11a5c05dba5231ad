import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { inboxSearchSchema } from '../features/inbox/inbox-search'
import { figuresSearchSchema } from '../features/inbox-figures/figures-query'
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

const figuresRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox/figures',
  validateSearch: figuresSearchSchema,
  component: lazyRouteComponent(() => import('../features/inbox-figures/FiguresPage'), 'FiguresPage'),
})

/** The inbox, and a conversation in it; beside it, its figures. */
export const inboxRoutes = [
  figuresRoute,
  inboxRoute.addChildren([inboxStartRoute, conversationRoute]),
] as const
