import { z } from 'zod'
import { currencySchema } from './currency.js'

export const minorUnitsSchema = z
  .int('Expected a whole number of minor units, such as cents; won and yen have none.')
  .brand('MinorUnits')

/** An amount in the smallest unit of its currency (cents, won), within the safe integers. */
export type MinorUnits = z.infer<typeof minorUnitsSchema>

export const moneySchema = z
  .strictObject({ amount: minorUnitsSchema, currency: currencySchema })
  .meta({ id: 'Money', 'x-counterflow-type': 'money' })

/** An amount with its currency: `{ amount: 125000, currency: 'KRW' }` is ₩125,000; `{ amount: 1250, currency: 'USD' }` is $12.50. */
export type Money = z.infer<typeof moneySchema>
