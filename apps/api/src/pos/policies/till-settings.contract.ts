import { currencySchema, minorUnitsSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

const amount = minorUnitsSchema.nonnegative()

const footerText = z.string().trim().min(1).max(500)

const cardProviders = z
  .array(
    z.strictObject({
      key: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Expected small letters, digits and underscores.')
        .meta({ examples: ['sumup'] }),
      name: z
        .string()
        .trim()
        .min(1)
        .max(80)
        .meta({ examples: ['SumUp'] }),
    }),
  )
  .max(10)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, {
    error: 'Two card terminals have the same key.',
    params: { code: 'listed_twice' },
  })
  .meta({ description: 'Card terminals of others that stand beside the tills.' })

const denominations = z.array(amount.positive()).min(1, 'Name at least one coin or note.').max(40)

const shape = {
  taxNumber: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .nullable()
    .meta({ description: 'As receipts print it.', examples: ['123-45-67890'] }),
  smallestCoin: z.int().min(1).max(100_000).nullable().meta({
    description: 'To which cash is rounded, in minor units; 1: not at all. Null: what is usual.',
  }),
  denominations: denominations
    .nullable()
    .meta({ description: 'Coins and notes in minor units. Null: those that are usual.' }),
  mostCashDifference: amount.nullable().meta({
    description: 'Beyond it, closing a shift asks for a note. Null: what is usual.',
  }),
  cardProviders,
  blindCount: z
    .boolean()
    .meta({ description: 'Whether who counts the drawer is not told what should be in it.' }),
  mostSnapshotHours: z.int().min(1).max(720).meta({ description: 'No shift is opened with older prices.' }),
  keepDays: z
    .int()
    .min(1)
    .max(365)
    .meta({ description: 'How long sales that have arrived stay on the device.' }),
  receiptFooter: z
    .strictObject({ en: footerText, ko: footerText, ja: footerText })
    .nullable()
    .meta({ description: 'At the end of each receipt.' }),
  lockMinutes: z.int().min(0).max(240).meta({
    description: 'Until an unused till asks for a PIN; 0: never.',
  }),
}

export const shopTillSettingsSchema = z
  .strictObject({
    ...shape,
    currency: currencySchema,
    usual: z
      .strictObject({ smallestCoin: z.int(), denominations: z.array(amount), mostCashDifference: amount })
      .meta({ description: 'What counts where null is set.' }),
    version: rowVersionSchema,
  })
  .meta({ id: 'ShopTillSettings' })

const tag = 'Registers'
const access = requires('registers.manage')

export const tillSettingsRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/till/settings',
    access,
    operationId: 'getTillSettings',
    tag,
    summary: 'What the shop has decided about its tills',
    status: 200,
    response: shopTillSettingsSchema,
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/till/settings',
    access,
    operationId: 'replaceTillSettings',
    tag,
    summary: 'Decide about the tills of the shop',
    description: 'Tills hear of it within seconds, or when they are online again.',
    body: z.strictObject({
      ...shape,
      version: rowVersionSchema.meta({ description: 'The version that you saw.' }),
    }),
    status: 200,
    response: shopTillSettingsSchema,
    problems: ['settings-changed'],
  }),
}
