import { createRouter } from '@tanstack/react-router'
import { routeTree } from './routes'
import { PageError } from './shell/PageError'
import { PageNotFound } from './shell/PageNotFound'

export function createTillRouter() {
  return createRouter({
    routeTree,
    basepath: '/till',
    defaultPreload: 'intent',
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: PageNotFound,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createTillRouter>
  }
}
