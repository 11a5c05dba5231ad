import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Shell } from './shell/Shell'

const rootRoute = createRootRoute({ component: Shell })

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/sell', replace: true })
  },
})

const sellRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sell',
  component: lazyRouteComponent(() => import('../selling/SellPage'), 'SellPage'),
})

const payRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pay',
  component: lazyRouteComponent(() => import('../paying/PayPage'), 'PayPage'),
})

const ticketsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tickets',
  component: lazyRouteComponent(() => import('../returns/TicketsPage'), 'TicketsPage'),
})

const shiftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shift',
  component: lazyRouteComponent(() => import('../shift/ShiftPage'), 'ShiftPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/SettingsPage'), 'SettingsPage'),
})

export const routeTree = rootRoute.addChildren([
  startRoute,
  sellRoute,
  payRoute,
  ticketsRoute,
  shiftRoute,
  settingsRoute,
])
