import { customerEditingRoutes } from './customer-editing.contract.js'
import { customerRoutes } from './customers.contract.js'
import { customerMergingRoutes } from './merging/merging.contract.js'

/** All that the API offers about customers. */
export const everyCustomerRoute = { ...customerRoutes, ...customerEditingRoutes, ...customerMergingRoutes }
