import { type MinorUnits, minorUnits } from '@counterflow/core'
import { customType } from 'drizzle-orm/pg-core'

/** An amount in minor units: `bigint` in the database, a range-checked safe integer here. */
export const minorUnitsColumn = customType<{ data: MinorUnits; driverData: string | number }>({
  dataType: () => 'bigint',
  toDriver: (amount) => String(amount),
  fromDriver: (stored) => minorUnits(BigInt(stored)),
})
