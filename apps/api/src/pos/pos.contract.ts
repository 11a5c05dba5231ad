import { completenessRoutes } from './completeness/completeness.contract.js'
import { enrolmentRoutes } from './enrolment/enrolment.contract.js'

import { tillExceptionRoutes } from './exceptions/till-exceptions.contract.js'
import { salesReportRoutes } from './figures/sales-reports.contract.js'
import { ledgerRoutes, ledgerWorkRoutes, parkedRoutes } from './ledger/ledger.contract.js'

import { pinRoutes } from './pins/pins.contract.js'
import { tillPolicyRoutes } from './policies/till-policies.contract.js'
import { tillSettingsRoutes } from './policies/till-settings.contract.js'
import { tillRecordRoutes } from './records/till-records.contract.js'

import { registerRoutes } from './registers/registers.contract.js'
import { saleLookUpRoutes } from './selling/sale-look-up.contract.js'
import { sellingRoutes } from './selling/selling.contract.js'
import { shiftRoutes } from './shifts/shifts.contract.js'

/** Every route of tills and of what the back office sees of them. */
export const posRoutes = [
  registerRoutes,
  enrolmentRoutes,
  sellingRoutes,
  saleLookUpRoutes,
  ledgerRoutes,
  parkedRoutes,
  ledgerWorkRoutes,
  shiftRoutes,
  tillExceptionRoutes,
  completenessRoutes,
  salesReportRoutes,
  tillSettingsRoutes,
  tillPolicyRoutes,
  pinRoutes,
  tillRecordRoutes,
]
