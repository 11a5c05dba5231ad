import { type MinorUnits, minorUnits } from '@counterflow/core'
import { customType, timestamp } from 'drizzle-orm/pg-core'

/** An amount in minor units: `bigint` in the database, a range-checked safe integer here. */
export const minorUnitsColumn = customType<{ data: MinorUnits; driverData: string | number }>({
  dataType: () => 'bigint',
  toDriver: (amount) => String(amount),
  fromDriver: (stored) => minorUnits(BigInt(stored)),
})

/** An instant in UTC with milliseconds, exactly what a `Date` holds, so that positions of lists compare. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
