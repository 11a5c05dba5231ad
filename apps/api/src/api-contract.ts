import { addressRoutes } from './addresses/addresses.contract.js'
import { conversionRoutes } from './attribution/conversions.contract.js'
import { auditRoutes } from './audit/audit.contract.js'
import { commerceRoutes } from './commerce/commerce.contract.js'
import { connectionRoutes } from './connections/connections.contract.js'
import { storePageRoutes } from './engagement/pages/store-pages.contract.js'
import { accountRoutes } from './identity/account/account.contract.js'
import { apiKeyRoutes } from './identity/api-keys/api-keys.contract.js'
import { passwordLinkRoutes } from './identity/password-links/password-links.contract.js'
import { roleRoutes } from './identity/roles/roles.contract.js'
import { sessionRoutes } from './identity/sessions/sessions.contract.js'
import { staffRoutes } from './identity/staff/staff.contract.js'
import { everyChannelRoute } from './inbox/channels/every-channel-route.contract.js'
import { inboxRoutes } from './inbox/inbox.contract.js'
import { invoiceRoutes } from './invoices/invoices.contract.js'
import { mailRoutes } from './mail/mail.contract.js'
import { mailSettingsRoutes } from './mail/settings/mail-settings.contract.js'
import { operationsRoutes } from './operations/operations.contract.js'
import { orderLetterRoutes } from './order-letters/order-letters.contract.js'
import { healthRoutes } from './platform/http/health.contract.js'
import { streamRoutes } from './platform/realtime/stream.contract.js'
import { pluginRoutes } from './plugins/catalogue/catalogue.contract.js'
import { posRoutes } from './pos/pos.contract.js'
import { viewRoutes } from './views/views.contract.js'
import { outgoingWebhookRoutes } from './webhooks/webhooks.contract.js'
import { workflowRoutes } from './workflows/definitions/workflows.contract.js'
import { rehearsalRoutes } from './workflows/rehearsals/rehearsals.contract.js'
import { answerRoutes } from './workflows/runs/answers/answers.contract.js'
import { failureRoutes } from './workflows/runs/failures/failures.contract.js'
import { retryRoutes } from './workflows/runs/retry/retries.contract.js'
import { waitingRunRoutes } from './workflows/runs/retry/waiting-runs.contract.js'
import { runRoutes } from './workflows/runs/runs.contract.js'
import { trafficRoutes } from './workflows/runs/traffic/traffic.contract.js'
import { samplesRoutes } from './workflows/samples/samples.contract.js'
import { templateRoutes } from './workflows/templates/templates.contract.js'
import { triggerRoutes } from './workflows/triggers/triggers.contract.js'
import { webhookRoutes } from './workflows/triggers/webhook/webhooks.contract.js'
import { versionRoutes } from './workflows/versions/versions.contract.js'

/** Every route of the API. What is not here is not documented, and what is not documented is not served. */
export const apiContract = [
  sessionRoutes,
  accountRoutes,
  passwordLinkRoutes,
  staffRoutes,
  roleRoutes,
  apiKeyRoutes,
  ...commerceRoutes,
  storePageRoutes,
  conversionRoutes,
  invoiceRoutes,
  orderLetterRoutes,
  workflowRoutes,
  templateRoutes,
  triggerRoutes,
  samplesRoutes,
  rehearsalRoutes,
  versionRoutes,
  trafficRoutes,
  failureRoutes,
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
  ...outgoingWebhookRoutes,
  ...inboxRoutes,
  ...everyChannelRoute,
  ...posRoutes,
  auditRoutes,
  viewRoutes,
  streamRoutes,
  healthRoutes,
  addressRoutes,
].flatMap((routes) => Object.values(routes))
