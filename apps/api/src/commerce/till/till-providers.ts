import { LocationCodes } from '../locations/location-codes.js'
import { TillCustomers } from './till-customers.js'
import { TillDiscounts } from './till-discounts.js'
import { TillPlaces } from './till-places.js'
import { TillProducts } from './till-products.js'

/** What of commerce tills are told of. */
export const tillProviders = [TillProducts, TillDiscounts, TillCustomers, TillPlaces, LocationCodes]
