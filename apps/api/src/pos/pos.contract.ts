import { enrolmentRoutes } from './enrolment/enrolment.contract.js'
import { pinRoutes } from './pins/pins.contract.js'
import { tillPolicyRoutes } from './policies/till-policies.contract.js'
import { tillSettingsRoutes } from './policies/till-settings.contract.js'
import { tillRecordRoutes } from './records/till-records.contract.js'
import { registerRoutes } from './registers/registers.contract.js'

/** Every route of tills and of what the back office sees of them. */
export const posRoutes = [
  registerRoutes,
  tillSettingsRoutes,
  tillPolicyRoutes,
  pinRoutes,
  enrolmentRoutes,
  tillRecordRoutes,
]
