import { currencies, describeType } from '@counterflow/core'

/** What references find under `shop`. */
export const shopType = describeType({
  type: 'object',
  properties: {
    name: { type: 'string' },
    currency: { type: 'string', enum: [...currencies] },
    timeZone: { type: 'string' },
  },
  required: ['name', 'currency', 'timeZone'],
  additionalProperties: false,
})
