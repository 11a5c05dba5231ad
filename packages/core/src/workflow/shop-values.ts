import { z } from 'zod'
import { jsonSchemaSchema } from '../json/json-schema.js'
import { currencySchema } from '../money/currency.js'
import { moneySchema } from '../money/money.js'
import { describeType, type ValueType } from '../reference/value-type.js'
import { languageSchema } from '../text/localized-text.js'

/** What references find under `shop`: settings that every workflow may read. */
export const shopValuesSchema = z.strictObject({
  name: z.string().meta({ title: 'Shop name' }),
  currency: currencySchema.meta({ title: 'Currency' }),
  timeZone: z.string().meta({ title: 'Time zone' }),
  disputeFee: moneySchema.meta({
    title: 'Dispute fee',
    description: 'What a dispute costs, as it is set in the settings.',
  }),
  language: languageSchema.meta({ title: 'Language' }),
})

/** The type of `shop`, for pickers and checks. */
export function shopValuesType(): ValueType {
  return describeType(jsonSchemaSchema.parse(z.toJSONSchema(shopValuesSchema)))
}
