// All that other features may use of commerce.
export * from './orders/order-events.js'
export { Orders } from './orders/orders.js'
export { type PaymentReceipt, type PaymentRequest, Payments } from './payments/payments.js'
export { shopUpdated } from './shop/shop-events.js'
export { languageOf, type ShopConfiguration, ShopSettings } from './shop/shop-settings.js'
