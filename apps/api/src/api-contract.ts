import { catalogueFileRoutes } from './commerce/catalogue-files/catalogue-files.contract.js'
import { cartRoutes } from './commerce/carts/carts.contract.js'
import { checkoutRoutes } from './commerce/checkout/checkout.contract.js'
import { everyCustomerRoute } from './commerce/customers/every-customer-route.contract.js'
import { discountRoutes } from './commerce/discounts/discounts.contract.js'
import { draftRoutes } from './commerce/drafts/drafts.contract.js'
import { payRoutes } from './commerce/drafts/pay.contract.js'
import { giftCardRoutes } from './commerce/gift-cards/gift-cards.contract.js'
import { mediaRoutes } from './commerce/media/media.contract.js'
import { orderChangeRoutes } from './commerce/orders/order-changes.contract.js'
import { everyStockRoute } from './commerce/inventory/every-stock-route.contract.js'
import { auditRoutes } from './audit/audit.contract.js'
import { orderBulkRoutes } from './commerce/orders/bulk/order-bulk.contract.js'
import { orderListRoutes } from './commerce/orders/list/order-list.contract.js'
import { orderDeedRoutes } from './commerce/orders/order-deeds.contract.js'
import { orderRoutes } from './commerce/orders/orders.contract.js'
import { chargeRoutes } from './commerce/payments/charges/charges.contract.js'
import { paymentMethodRoutes } from './commerce/payments/methods/payment-methods.contract.js'
import { productRoutes } from './commerce/products/products.contract.js'
import { shippingRoutes } from './commerce/shipping/shipping.contract.js'
import { shopRoutes } from './commerce/shop/shop.contract.js'
import { storefrontRoutes } from './commerce/storefront/storefront.contract.js'
import { tagRoutes } from './commerce/tags/tags.contract.js'
import { taxRoutes } from './commerce/taxes/taxes.contract.js'
import { connectionRoutes } from './connections/connections.contract.js'
import { accountRoutes } from './identity/account/account.contract.js'
import { apiKeyRoutes } from './identity/api-keys/api-keys.contract.js'
import { passwordLinkRoutes } from './identity/password-links/password-links.contract.js'
import { roleRoutes } from './identity/roles/roles.contract.js'
import { sessionRoutes } from './identity/sessions/sessions.contract.js'
import { staffRoutes } from './identity/staff/staff.contract.js'
import { invoiceRoutes } from './invoices/invoices.contract.js'
import { mailRoutes } from './mail/mail.contract.js'
import { mailSettingsRoutes } from './mail/settings/mail-settings.contract.js'
import { operationsRoutes } from './operations/operations.contract.js'
import { healthRoutes } from './platform/http/health.contract.js'
import { streamRoutes } from './platform/realtime/stream.contract.js'
import { pluginRoutes } from './plugins/catalogue/catalogue.contract.js'
import { viewRoutes } from './views/views.contract.js'
import { workflowRoutes } from './workflows/definitions/workflows.contract.js'
import { answerRoutes } from './workflows/runs/answers/answers.contract.js'
import { retryRoutes } from './workflows/runs/retry/retries.contract.js'
import { waitingRunRoutes } from './workflows/runs/retry/waiting-runs.contract.js'
import { runRoutes } from './workflows/runs/runs.contract.js'
import { samplesRoutes } from './workflows/samples/samples.contract.js'
import { templateRoutes } from './workflows/templates/templates.contract.js'
import { triggerRoutes } from './workflows/triggers/triggers.contract.js'
import { webhookRoutes } from './workflows/triggers/webhook/webhooks.contract.js'

/** Every route of the API. What is not here is not documented, and what is not documented is not served. */
export const apiContract = [
  sessionRoutes,
  accountRoutes,
  passwordLinkRoutes,
  staffRoutes,
  roleRoutes,
  apiKeyRoutes,
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
  orderBulkRoutes,
  orderDeedRoutes,
  orderChangeRoutes,
  paymentMethodRoutes,
  chargeRoutes,
  cartRoutes,
  checkoutRoutes,
  draftRoutes,
  invoiceRoutes,
  payRoutes,
  storefrontRoutes,
  tagRoutes,
  discountRoutes,
  giftCardRoutes,
  workflowRoutes,
  templateRoutes,
  triggerRoutes,
  samplesRoutes,
  webhookRoutes,
  runRoutes,
  answerRoutes,
  retryRoutes,
  waitingRunRoutes,
  pluginRoutes,
  operationsRoutes,
  connectionRoutes,
  mailRoutes,
  mailSettingsRoutes,
  auditRoutes,
  viewRoutes,
  streamRoutes,
  healthRoutes,
].flatMap((routes) => Object.values(routes))
