import { discountStatuses, giftCardStatusSchema } from '@counterflow/core'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { flag, shellRoute, text } from './shell-route'

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

/** The pages of discounts and gift cards. */
export const rewardRoutes = [
  discountsRoute,
  newDiscountRoute,
  discountRoute,
  giftCardsRoute,
  giftCardRoute,
] as const
