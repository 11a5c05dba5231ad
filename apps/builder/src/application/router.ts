import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { routeTree } from './routes'
import { PageError } from './shell/PageError'
import { PageNotFound } from './shell/PageNotFound'
import { PagePending } from './shell/PagePending'

export function createAppRouter(queryClient: QueryClient, loadTexts: () => Promise<void>) {
  return createRouter({
    routeTree,
    basepath: '/admin',
    context: { queryClient, loadTexts },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    // Otherwise what shows that a page is loading would be kept for half a second, however soon the page is there.
    defaultPendingMinMs: 0,
    scrollRestoration: true,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageNotFound,
    defaultPendingComponent: PagePending,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
  interface StaticDataRouteOption {
    /** A page that says nothing but what is loaded first. */
    saysFirstTextsOnly?: boolean
  }
}
