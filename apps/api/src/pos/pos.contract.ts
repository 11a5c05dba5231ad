import { enrolmentRoutes } from './enrolment/enrolment.contract.js'
import { registerRoutes } from './registers/registers.contract.js'
import { sellingRoutes } from './selling/selling.contract.js'

/** Every route of tills and of what the back office sees of them. */
export const posRoutes = [registerRoutes, enrolmentRoutes, sellingRoutes]
