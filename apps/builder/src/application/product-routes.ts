import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { stockSearchSchema } from '../features/inventory/list/stock-search'
import { productSearchSchema } from '../features/products/list/product-search'
import { shellRoute, text } from './shell-route'

const productsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/products',
  validateSearch: productSearchSchema,
  component: lazyRouteComponent(() => import('../features/products/ProductsPage'), 'ProductsPage'),
})

const stockRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/stock',
  validateSearch: stockSearchSchema,
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
