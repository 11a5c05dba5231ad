// All that other features may use of commerce.

export { CartGlances, cartGlanceSchema } from './carts/cart-glance.js'
export { hashOfToken, newPublicToken, publicTokenSchema } from './carts/cart-token.js'
export { ChatCarts, type CodeOutcome } from './carts/chat-carts.js'
export { commerceEvents } from './commerce-events.js'
export { CustomerChanges, type CustomerMarks } from './customers/customer-changes.js'
export { customerNoteSchema } from './customers/customer-editing.contract.js'
export { CustomerNames, type NamedCustomer } from './customers/customer-names.js'
export { CustomerPapers } from './customers/customer-papers.js'
export { CustomerProfile } from './customers/customer-profile.js'
export { customerIdByEmail } from './customers/customer-registration.js'
export { customerProfileSchema } from './customers/customers.contract.js'
export { CustomerNotes, type NoteRequest } from './customers/notes/customer-notes.js'
export { DiscountChanges } from './discounts/discount-changes.js'
export { DiscountList } from './discounts/discount-list.js'
export { type DraftContent, draftContentSchema } from './drafts/draft-content.js'
export { draftCompletedAlready, draftEmpty, noInvoiceAddress } from './drafts/draft-problems.js'
export { type DraftShown, DraftView } from './drafts/draft-view.js'
export { Drafts } from './drafts/drafts.js'
export { GiftCardChanges } from './gift-cards/gift-card-changes.js'
export {
  type GiftCardCourier,
  GiftCardCouriers,
  type GiftCardLetter,
  type GiftCardLetterOutcome,
} from './gift-cards/gift-card-couriers.js'
export {
  type CardForTender,
  type GiftCardTender,
  GiftCardTenders,
} from './gift-cards/gift-card-tenders.js'
export { type CodedLocation, LocationCodes } from './locations/location-codes.js'
export { shownMediaSchema } from './media/media.contract.js'
export { MediaIntake } from './media/media-intake.js'
export { type CataloguedVariant, CounterCatalogue } from './orders/counter/counter-catalogue.js'
export { CounterCustomers } from './orders/counter/counter-customers.js'
export { CounterReturns } from './orders/counter/counter-returns.js'
export * from './orders/counter/counter-sale.js'
export { CounterSales } from './orders/counter/counter-sales.js'
export { CounterStock } from './orders/counter/counter-stock.js'
export { CounterTakeBacks } from './orders/counter/counter-take-backs.js'
export { CounterVoids } from './orders/counter/counter-voids.js'
export type { LetterReader } from './orders/letters/letter-reader.js'
export type { LetterNews, OrderLetter, PlacedOrder } from './orders/letters/order-letter.js'
export { type AddressedLetter, type LetterCourier, OrderLetters } from './orders/letters/order-letters.js'
export { orderSummarySchema } from './orders/list/order-list.contract.js'
export { OrderList } from './orders/list/order-list.js'
export { type CancelRequest, OrderCancellation } from './orders/order-cancellation.js'
export * from './orders/order-events.js'
export { OrderFulfilment } from './orders/order-fulfilment.js'
export { OrderNotes } from './orders/order-notes.js'
export { Orders } from './orders/orders.js'
export { Charges } from './payments/charges/charges.js'

export { ManualPayments } from './payments/manual/manual-payments.js'

export { PaymentMethods } from './payments/methods/payment-methods.js'

export { OrderAccounts } from './payments/order-accounts.js'
export { type PaymentReceipt, type PaymentRequest, Payments } from './payments/payments.js'
export { ProviderRisks } from './risk/provider-risks.js'
export { SharedGoods } from './sharing/shared-goods.js'
export { type CartRate, type CartToShip, ShippingRates } from './shipping/shipping-rates.js'
export { shopUpdated } from './shop/shop-events.js'
export { languageOf, type ShopConfiguration, ShopSettings, taxRuleFor } from './shop/shop-settings.js'
export { shopValuesOf } from './shop/shop-values.js'
export { mostTillCustomers, TillCustomers } from './till/till-customers.js'
export { TillDiscounts } from './till/till-discounts.js'
export { type TillPlace, TillPlaces } from './till/till-places.js'
export { TillProducts } from './till/till-products.js'
