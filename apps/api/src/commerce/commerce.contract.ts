import { cartRoutes } from './carts/carts.contract.js'
import { catalogueFileRoutes } from './catalogue-files/catalogue-files.contract.js'
import { checkoutRoutes } from './checkout/checkout.contract.js'
import { everyCustomerRoute } from './customers/every-customer-route.contract.js'
import { discountRoutes } from './discounts/discounts.contract.js'
import { draftRoutes } from './drafts/drafts.contract.js'
import { payRoutes } from './drafts/pay.contract.js'
import { giftCardRoutes } from './gift-cards/gift-cards.contract.js'
import { everyStockRoute } from './inventory/every-stock-route.contract.js'
import { mediaRoutes } from './media/media.contract.js'
import { orderBulkRoutes } from './orders/bulk/order-bulk.contract.js'
import { declinedOrderRoutes } from './orders/declined/declined-orders.contract.js'
import { orderListRoutes } from './orders/list/order-list.contract.js'
import { orderNumberingRoutes } from './orders/numbering/order-numbering.contract.js'
import { orderChangeRoutes } from './orders/order-changes.contract.js'
import { orderDeedRoutes } from './orders/order-deeds.contract.js'
import { orderRoutes } from './orders/orders.contract.js'
import { chargeRoutes } from './payments/charges/charges.contract.js'
import { paymentMethodRoutes } from './payments/methods/payment-methods.contract.js'
import { productRoutes } from './products/products.contract.js'
import { shippingRoutes } from './shipping/shipping.contract.js'
import { shopRoutes } from './shop/shop.contract.js'
import { storefrontRoutes } from './storefront/storefront.contract.js'
import { tagRoutes } from './tags/tags.contract.js'
import { taxRoutes } from './taxes/taxes.contract.js'

/** The routes of each part of commerce. */
export const commerceRoutes = [
  shopRoutes,
  taxRoutes,
  shippingRoutes,
  productRoutes,
  everyStockRoute,
  mediaRoutes,
  catalogueFileRoutes,
  everyCustomerRoute,
  orderRoutes,
  orderListRoutes,
  orderNumberingRoutes,
  declinedOrderRoutes,
  orderBulkRoutes,
  orderDeedRoutes,
  orderChangeRoutes,
  paymentMethodRoutes,
  chargeRoutes,
  cartRoutes,
  checkoutRoutes,
  draftRoutes,
  payRoutes,
  storefrontRoutes,
  tagRoutes,
  discountRoutes,
  giftCardRoutes,
] as const
