import { CustomerAddresses } from './addresses/customer-addresses.js'
import { CustomerConsents } from './consents/customer-consents.js'
import { CustomerBulkChanges } from './customer-bulk-changes.js'
import { CustomerChanges } from './customer-changes.js'
import { CustomerCreation } from './customer-creation.js'
import { CustomerDetails } from './customer-details.js'
import { CustomerDirectory } from './customer-directory.js'
import { CustomerEditingController } from './customer-editing.controller.js'
import { CustomerList } from './customer-list.js'
import { CustomerNames } from './customer-names.js'
import { CustomerPapers } from './customer-papers.js'
import { CustomerPhones } from './customer-phones.js'
import { CustomerProfile } from './customer-profile.js'
import { CustomerRegistration } from './customer-registration.js'
import { CustomersController } from './customers.controller.js'
import { FigureKeeping } from './figures/figure-keeping.js'
import { CustomerDuplicates } from './merging/customer-duplicates.js'
import { CustomerMerging } from './merging/customer-merging.js'
import { CustomerMergingController } from './merging/merging.controller.js'
import { CustomerNotes } from './notes/customer-notes.js'
import { CartPersonalData } from './personal-data/cart-personal-data.js'
import { CustomerPersonalData } from './personal-data/customer-personal-data.js'
import { DraftPersonalData } from './personal-data/draft-personal-data.js'
import { OrderPersonalData } from './personal-data/order-personal-data.js'
import { PersonalArchive } from './personal-data/personal-archive.js'
import { PersonalDataController } from './personal-data/personal-data.controller.js'
import { PersonalDataRights } from './personal-data/personal-data-rights.js'
import { CustomerTimeline } from './timeline/customer-timeline.js'
import { UnsubscribeLinks } from './unsubscribe/unsubscribe-links.js'
import { UnsubscribeRoute } from './unsubscribe/unsubscribe-route.js'

export const customerControllers = [
  CustomersController,
  CustomerEditingController,
  CustomerMergingController,
  PersonalDataController,
]

/** What the module provides about customers. */
export const customerProviders = [
  CustomerList,
  CustomerNames,
  CustomerProfile,
  CustomerPapers,
  CustomerTimeline,
  CustomerDirectory,
  CustomerPhones,
  CustomerRegistration,
  CustomerCreation,
  CustomerDetails,
  CustomerAddresses,
  CustomerNotes,
  CustomerConsents,
  CustomerChanges,
  CustomerBulkChanges,
  CustomerDuplicates,
  CustomerMerging,
  FigureKeeping,
  CustomerPersonalData,
  OrderPersonalData,
  CartPersonalData,
  DraftPersonalData,
  PersonalDataRights,
  PersonalArchive,
  UnsubscribeLinks,
  UnsubscribeRoute,
]
