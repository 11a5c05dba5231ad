import { cartPage } from '../cart/cart-page'
import { categoryPage } from '../catalogue/category-page'
import { homePage } from '../catalogue/home-page'
import { productPage } from '../catalogue/product-page'
import { searchPage } from '../catalogue/search-page'
import { checkoutPage } from '../checkout/checkout-page'
import { orderPage } from '../orders/order-page'
import type { Page } from '../platform/page'
import { contactPage } from '../writing/contact-page'
import { writtenPage } from '../writing/written-page'

/** Every page of the shop. */
export const pages: readonly Page[] = [
  homePage,
  searchPage,
  categoryPage,
  productPage,
  cartPage,
  checkoutPage,
  orderPage,
  contactPage,
  writtenPage,
]
