import { Module } from '@nestjs/common'
import { CartGlances } from './carts/cart-glance.js'
import { cartProviders } from './carts/cart-providers.js'
import { CartsController } from './carts/carts.controller.js'
import { ChatCarts } from './carts/chat-carts.js'
import { CatalogueFilesController } from './catalogue-files/catalogue-files.controller.js'
import { CartOrders } from './checkout/cart-orders.js'
import { CheckoutController } from './checkout/checkout.controller.js'
import { Checkout } from './checkout/checkout.js'
import { CheckoutOffers } from './checkout/checkout-offers.js'
import { DeclinedCheckouts } from './checkout/declined-checkouts.js'
import { OrderQuotes } from './checkout/order-quotes.js'
import { OrderStatus } from './checkout/order-status.js'
import { PublicTenders } from './checkout/public-tenders.js'
import { CustomerChanges } from './customers/customer-changes.js'
import { CustomerNames } from './customers/customer-names.js'
import { CustomerPapers } from './customers/customer-papers.js'
import { CustomerProfile } from './customers/customer-profile.js'
import { customerControllers, customerProviders } from './customers/customer-providers.js'
import { CustomerNotes } from './customers/notes/customer-notes.js'
import { DiscountBook } from './discounts/discount-book.js'
import { DiscountChanges } from './discounts/discount-changes.js'
import { DiscountList } from './discounts/discount-list.js'
import { DiscountUses } from './discounts/discount-uses.js'
import { DiscountsController } from './discounts/discounts.controller.js'
import { draftProviders } from './drafts/draft-providers.js'
import { DraftView } from './drafts/draft-view.js'
import { DraftsController } from './drafts/drafts.controller.js'
import { Drafts } from './drafts/drafts.js'
import { PayController } from './drafts/pay.controller.js'
import { GiftCardChanges } from './gift-cards/gift-card-changes.js'
import { GiftCardCodeRetention } from './gift-cards/gift-card-code-retention.js'
import { GiftCardCodes } from './gift-cards/gift-card-codes.js'
import { GiftCardCouriers } from './gift-cards/gift-card-couriers.js'
import { GiftCardDetail } from './gift-cards/gift-card-detail.js'
import { GiftCardLedger } from './gift-cards/gift-card-ledger.js'
import { GiftCardList } from './gift-cards/gift-card-list.js'
import { GiftCardPersonalData } from './gift-cards/gift-card-personal-data.js'
import { GiftCardTenders } from './gift-cards/gift-card-tenders.js'
import { GiftCardsController } from './gift-cards/gift-cards.controller.js'
import { GiftCards } from './gift-cards/gift-cards.js'
import { stockControllers, stockProviders } from './inventory/stock-providers.js'
import { ImageFormer } from './media/image-forms.js'
import { MediaController } from './media/media.controller.js'
import { MediaCleaning } from './media/media-cleaning.js'
import { MediaFolder } from './media/media-folder.js'
import { MediaIntake } from './media/media-intake.js'
import { MEDIA_STORE } from './media/media-store.js'
import { CounterCatalogue } from './orders/counter/counter-catalogue.js'
import { CounterCustomers } from './orders/counter/counter-customers.js'
import { CounterReturns } from './orders/counter/counter-returns.js'
import { CounterSales } from './orders/counter/counter-sales.js'
import { CounterStock } from './orders/counter/counter-stock.js'
import { CounterTakeBacks } from './orders/counter/counter-take-backs.js'
import { CounterVoids } from './orders/counter/counter-voids.js'
import { OrderLetters } from './orders/letters/order-letters.js'
import { OrderList } from './orders/list/order-list.js'
import { OrderCancellation } from './orders/order-cancellation.js'
import { OrderFulfilment } from './orders/order-fulfilment.js'
import { OrderNotes } from './orders/order-notes.js'
import { orderControllers, orderProviders } from './orders/order-providers.js'
import { Orders } from './orders/orders.js'
import { Authorizations } from './payments/authorizations.js'
import { ChargeAlerts } from './payments/charges/charge-alerts.js'
import { ChargesController } from './payments/charges/charges.controller.js'
import { Charges } from './payments/charges/charges.js'
import { PAYMENT_GATEWAY } from './payments/gateway/payment-gateway.js'
import { TestGateway } from './payments/gateway/test-gateway/test-gateway.js'
import { TestGatewayAlerts } from './payments/gateway/test-gateway/test-gateway-alerts.js'
import { GatewayCalls } from './payments/gateway-calls.js'
import { ManualPayments } from './payments/manual/manual-payments.js'
import { ManualTakeBacks } from './payments/manual/manual-take-backs.js'
import { PaymentMethodsController } from './payments/methods/payment-methods.controller.js'
import { PaymentMethods } from './payments/methods/payment-methods.js'
import { OrderAccounts } from './payments/order-accounts.js'
import { PaymentAnnouncements } from './payments/payment-announcements.js'
import { PaymentBooks } from './payments/payment-books.js'
import { PaymentOperations } from './payments/payment-operations.js'
import { PaymentRecovery } from './payments/payment-recovery.js'
import { PaymentSettlement } from './payments/payment-settlement.js'
import { Payments } from './payments/payments.js'
import { OrderPricing } from './pricing/order-pricing.js'
import { productProviders } from './products/product-providers.js'
import { ProductsController } from './products/products.controller.js'
import { ProviderRisks } from './risk/provider-risks.js'
import { RiskAnalysis } from './risk/risk-analysis.js'
import { RiskEvidence } from './risk/risk-evidence.js'
import { SharedGoods } from './sharing/shared-goods.js'
import { ShippingController } from './shipping/shipping.controller.js'
import { Shipping } from './shipping/shipping.js'
import { ShippingRates } from './shipping/shipping-rates.js'
import { ShopController } from './shop/shop.controller.js'
import { ShopSettings } from './shop/shop-settings.js'
import { ShopUpdate } from './shop/shop-update.js'
import { StoreProfile } from './storefront/store-profile.js'
import { StorefrontController } from './storefront/storefront.controller.js'
import { Storefront } from './storefront/storefront.js'
import { TagList } from './tags/tag-list.js'
import { TagsController } from './tags/tags.controller.js'
import { TaxesController } from './taxes/taxes.controller.js'
import { Taxes } from './taxes/taxes.js'
import { tillProviders } from './till/till-providers.js'

/** Products, stock, customers, orders, payments and risk. */
@Module({
  controllers: [
    ...orderControllers,
    ShopController,
    TaxesController,
    ShippingController,
    ProductsController,
    ...stockControllers,
    MediaController,
    CatalogueFilesController,
    ...customerControllers,
    ChargesController,
    PaymentMethodsController,
    TagsController,
    CartsController,
    CheckoutController,
    DraftsController,
    PayController,
    StorefrontController,
    DiscountsController,
    GiftCardsController,
  ],
  providers: [
    ...orderProviders,
    { provide: PAYMENT_GATEWAY, useClass: TestGateway },
    { provide: MEDIA_STORE, useClass: MediaFolder },
    ImageFormer,
    MediaIntake,
    MediaCleaning,
    ShopSettings,
    ShopUpdate,
    Taxes,
    Shipping,
    ShippingRates,
    ...productProviders,
    DiscountBook,
    DiscountList,
    DiscountChanges,
    DiscountUses,
    OrderPricing,
    GiftCards,
    GiftCardPersonalData,
    GiftCardTenders,
    GiftCardLedger,
    GiftCardList,
    GiftCardDetail,
    GiftCardChanges,
    GiftCardCodes,
    GiftCardCouriers,
    GiftCardCodeRetention,
    ...stockProviders,
    ...customerProviders,
    TagList,
    OrderQuotes,
    CheckoutOffers,
    CartOrders,
    Checkout,
    DeclinedCheckouts,
    OrderStatus,
    PublicTenders,
    ...draftProviders,
    StoreProfile,
    Storefront,
    ...cartProviders,
    Payments,
    ManualPayments,
    ManualTakeBacks,
    PaymentMethods,
    OrderAccounts,
    PaymentOperations,
    Authorizations,
    PaymentBooks,
    PaymentSettlement,
    PaymentAnnouncements,
    PaymentRecovery,
    GatewayCalls,
    Charges,
    ChargeAlerts,
    TestGatewayAlerts,
    ProviderRisks,
    RiskAnalysis,
    RiskEvidence,
    SharedGoods,
    ...tillProviders,
  ],
  exports: [
    CounterCatalogue,
    CounterCustomers,
    CounterSales,
    CounterReturns,
    CounterStock,
    CounterTakeBacks,
    CounterVoids,
    ManualPayments,
    GiftCardTenders,
    ChatCarts,
    Drafts,
    DraftView,
    Orders,
    OrderCancellation,
    OrderLetters,
    OrderFulfilment,
    OrderNotes,
    Payments,
    OrderAccounts,
    Charges,
    CustomerChanges,
    DiscountChanges,
    DiscountList,
    GiftCardChanges,
    GiftCardCouriers,
    CustomerNames,
    CustomerNotes,
    CustomerPapers,
    CustomerProfile,
    OrderList,
    CartGlances,
    MediaIntake,
    ProviderRisks,
    SharedGoods,
    PaymentMethods,
    ...tillProviders,
    ShopSettings,
  ],
})
export class CommerceModule {}
