import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { sessionQuery } from '../features/session/session-query'
import { Root } from './Root'

export interface PageContext {
  queryClient: QueryClient
  loadTexts: () => Promise<void>
}

export const rootRoute = createRootRouteWithContext<PageContext>()({
  component: Root,
  beforeLoad: async ({ context, matches }) => {
    if (!matches.some(({ staticData }) => staticData.saysFirstTextsOnly)) await context.loadTexts()
  },
})

/** What an address may say; anything else is as if it were not there. */
export const text = z.string().optional().catch(undefined)
export const flag = z.boolean().optional().catch(undefined)

/** Around every page of those who have signed in. */
export const shellRoute = createRoute({
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
