import { customerEditingRoutes } from './customer-editing.contract.js'
import { customerRoutes } from './customers.contract.js'
import { customerMergingRoutes } from './merging/merging.contract.js'
import { personalDataRoutes } from './personal-data/personal-data.contract.js'
import { unsubscribeRoutes } from './unsubscribe/unsubscribe.contract.js'

/** All that the API offers about customers. */
export const everyCustomerRoute = {
  ...customerRoutes,
  ...customerEditingRoutes,
  ...customerMergingRoutes,
  ...personalDataRoutes,
  ...unsubscribeRoutes,
}
