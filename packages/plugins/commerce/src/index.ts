import { definePlugin } from '@counterflow/plugin-sdk'
import { addCustomerNote } from './actions/add-customer-note.js'
import { addCustomerTags } from './actions/add-customer-tags.js'
import { addOrderNote } from './actions/add-order-note.js'
import { addOrderTags } from './actions/add-order-tags.js'
import { cancelOrder } from './actions/cancel-order.js'
import { capturePayment } from './actions/capture-payment.js'
import { createDiscountCode } from './actions/create-discount-code.js'
import { createRefund } from './actions/create-refund.js'
import { fulfilOrder } from './actions/fulfil-order.js'
import { issueGiftCard } from './actions/issue-gift-card.js'
import { markOrderPaid } from './actions/mark-order-paid.js'
import { releasePayment } from './actions/release-payment.js'
import { removeCustomerTags } from './actions/remove-customer-tags.js'
import { removeOrderTags } from './actions/remove-order-tags.js'
import { restockOrder } from './actions/restock-order.js'
import { retrieveCharge } from './actions/retrieve-charge.js'
import { retrieveLatestOrder } from './actions/retrieve-latest-order.js'
import { retrieveOrder } from './actions/retrieve-order.js'
import { updateCustomerMetadata } from './actions/update-customer-metadata.js'
import { cancelHighRisk } from './templates/cancel-high-risk.js'
import { captureOrTell } from './templates/capture-or-tell.js'
import { captureUnlessHighRisk } from './templates/capture-unless-high-risk.js'
import { earlyFraudWarning } from './templates/early-fraud-warning.js'
import { personaliseBigOrders } from './templates/personalise-big-orders.js'
import { tagVip } from './templates/tag-vip.js'
import { tellLowStock } from './templates/tell-low-stock.js'
import { customerSubscribed, customerUnsubscribed } from './triggers/customer-consent.js'
import { customerCreated } from './triggers/customer-created.js'
import { customerUpdated } from './triggers/customer-updated.js'
import { disputeCreated } from './triggers/dispute-created.js'
import { fraudWarningCreated } from './triggers/fraud-warning-created.js'
import { orderCancelled } from './triggers/order-cancelled.js'
import { orderCreated } from './triggers/order-created.js'
import { orderEdited } from './triggers/order-edited.js'
import { orderFulfilled } from './triggers/order-fulfilled.js'
import { orderPaid } from './triggers/order-paid.js'
import { orderPartiallyFulfilled } from './triggers/order-partially-fulfilled.js'
import { orderRestocked } from './triggers/order-restocked.js'
import { orderRiskAnalyzed } from './triggers/order-risk-analyzed.js'
import { orderTagsAdded } from './triggers/order-tags-added.js'
import { orderTagsRemoved } from './triggers/order-tags-removed.js'
import { paymentAuthorized } from './triggers/payment-authorized.js'
import { paymentFailed } from './triggers/payment-failed.js'
import { paymentIntentSucceeded } from './triggers/payment-intent-succeeded.js'
import { paymentReleased } from './triggers/payment-released.js'
import { productCreated } from './triggers/product-created.js'
import { productUpdated } from './triggers/product-updated.js'
import { refundCreated } from './triggers/refund-created.js'
import { stockLow } from './triggers/stock-low.js'
import { stockOut } from './triggers/stock-out.js'

export default definePlugin({
  name: 'commerce',
  title: { en: 'Commerce', ko: '커머스', ja: 'コマース' },
  triggers: [
    orderRiskAnalyzed,
    orderCreated,
    orderPaid,
    orderEdited,
    orderPartiallyFulfilled,
    orderFulfilled,
    orderCancelled,
    orderRestocked,
    orderTagsAdded,
    orderTagsRemoved,
    paymentAuthorized,
    paymentIntentSucceeded,
    paymentFailed,
    paymentReleased,
    fraudWarningCreated,
    disputeCreated,
    refundCreated,
    customerCreated,
    customerUpdated,
    stockLow,
    stockOut,
    productCreated,
    productUpdated,
    customerSubscribed,
    customerUnsubscribed,
  ],
  actions: [
    capturePayment,
    releasePayment,
    markOrderPaid,
    retrieveOrder,
    retrieveLatestOrder,
    fulfilOrder,
    cancelOrder,
    restockOrder,
    addOrderNote,
    addOrderTags,
    removeOrderTags,
    addCustomerTags,
    removeCustomerTags,
    updateCustomerMetadata,
    addCustomerNote,
    retrieveCharge,
    createRefund,
    issueGiftCard,
    createDiscountCode,
  ],
  templates: [
    captureUnlessHighRisk,
    captureOrTell,
    cancelHighRisk,
    personaliseBigOrders,
    tagVip,
    earlyFraudWarning,
    tellLowStock,
  ],
})
