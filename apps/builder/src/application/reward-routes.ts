import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { discountSearchSchema } from '../features/discounts/list/discount-search'
import { giftCardSearchSchema } from '../features/gift-cards/list/gift-card-search'
import { shellRoute } from './shell-route'

const discountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/discounts',
  validateSearch: discountSearchSchema,
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
  validateSearch: giftCardSearchSchema,
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
