import { productStatusSchema, salesChannelSchema } from '@counterflow/core'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute, text } from './shell-route'

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

/** The pages of products and their stock. */
export const productRoutes = [
  productsRoute,
  stockRoute,
  variantStockRoute,
  newProductRoute,
  productImportRoute,
  productRoute,
] as const
