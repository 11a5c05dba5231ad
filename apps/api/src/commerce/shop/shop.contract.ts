import {
  countryCodeSchema,
  currencySchema,
  emailAddressSchema,
  isTimeZone,
  languageSchema,
  moneySchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires, signedIn } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

export const captureModeSchema = z.enum(['manual', 'automatic']).meta({ id: 'CaptureMode' })

export const businessAddressSchema = z
  .strictObject({
    line1: z.string().trim().min(1, 'Enter the street.').max(200),
    line2: z.string().trim().max(200).nullable(),
    city: z.string().trim().min(1, 'Enter the city.').max(100),
    region: z.string().trim().max(100).nullable(),
    postalCode: z.string().trim().max(20).nullable(),
  })
  .meta({ id: 'BusinessAddress', description: 'In the country of the shop.' })

/** Where the business has its seat, within the shop's country. */
export type BusinessAddress = z.infer<typeof businessAddressSchema>

/** What everybody may see of a shop, and what events carry. */
const shownShape = {
  name: z.string(),
  legalName: z.string().nullable(),
  address: businessAddressSchema.nullable(),
  phone: z.string().nullable(),
  email: z.email().nullable(),
  countryCode: z.string(),
  currency: currencySchema,
  timeZone: z.string().meta({ examples: ['Asia/Seoul'] }),
  language: languageSchema.meta({ description: 'In which the shop speaks where no reader is known.' }),
  captureMode: captureModeSchema.meta({
    description:
      'Manual: a card is authorised and captured later, by a person or a workflow. Automatic: at once.',
  }),
  disputeFee: moneySchema.meta({
    description: 'What a dispute costs the shop. Workflows refer to it as `shop.disputeFee`.',
  }),
  version: z
    .int()
    .meta({ description: 'Counts the changes. Send it along with yours, so that none is lost.' }),
}

export const shopSchema = z.strictObject(shownShape).meta({ id: 'Shop' })

const optionalText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .optional()

export const shopRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/shop',
    access: signedIn,
    operationId: 'getShop',
    tag: 'Shop',
    summary: 'The shop and its settings',
    status: 200,
    response: shopSchema,
  }),
  currency: defineRoute({
    method: 'GET',
    path: '/api/v1/shop/currency',
    access: requires('shop.read'),
    operationId: 'getShopCurrency',
    tag: 'Shop',
    summary: 'The currency, and whether it can still be changed',
    description: 'It can until the first order: what was sold stays in the currency in which it was sold.',
    status: 200,
    response: z.strictObject({
      currency: currencySchema,
      changeable: z.boolean(),
      inUse: z.strictObject({ drafts: z.int(), giftCards: z.int(), discounts: z.int() }).meta({
        description:
          'What is in it beside products. Open drafts and gift cards with a balance have to go first; discounts with amounts are not taken at the checkout afterwards.',
      }),
    }),
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/shop',
    access: requires('shop.update'),
    operationId: 'updateShop',
    tag: 'Shop',
    summary: 'Change settings of the shop',
    description:
      'Changes what is named and keeps the rest. With another currency, prices and shipping rates keep their figures: ₩32,000 becomes $32,000.00.',
    body: z.strictObject({
      version: rowVersionSchema.optional().meta({
        description: 'The version that you saw. Another one meanwhile: 409 `settings-changed`.',
      }),
      name: z.string().trim().min(1, 'Give the shop a name.').max(100).optional(),
      legalName: optionalText(200),
      address: businessAddressSchema.nullable().optional(),
      phone: optionalText(40),
      email: emailAddressSchema('Enter an e-mail address, such as shop@example.com.').nullable().optional(),
      countryCode: countryCodeSchema.optional(),
      currency: currencySchema.optional(),
      timeZone: z
        .string()
        .refine(isTimeZone, {
          error: 'Expected a time zone by its IANA name, such as Asia/Seoul.',
          params: { code: 'time_zone' },
        })
        .optional(),
      language: languageSchema.optional(),
      captureMode: captureModeSchema.optional(),
      disputeFee: moneySchema.optional().meta({ description: "In the shop's currency, zero or more." }),
    }),
    status: 200,
    response: shopSchema,
    problems: ['settings-changed', 'currency-fixed', 'currency-in-use'],
  }),
}
