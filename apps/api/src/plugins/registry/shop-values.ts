import { currencySchema, describeType, jsonSchemaSchema, type ValueType } from '@counterflow/core'
import { z } from 'zod'

/** What references find under `shop`. */
export const shopValuesSchema = z.strictObject({
  name: z.string().meta({ title: 'Shop name' }),
  currency: currencySchema.meta({ title: 'Currency' }),
  timeZone: z.string().meta({ title: 'Time zone' }),
})

/** The type of `shop`, for pickers and checks. */
export function shopValuesType(): ValueType {
  return describeType(jsonSchemaSchema.parse(z.toJSONSchema(shopValuesSchema)))
}
