import { addressSchema, localizedTextSchema, locationIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const locationSchema = z
  .strictObject({
    id: locationIdSchema,
    name: localizedTextSchema,
    code: z
      .string()
      .nullable()
      .meta({
        description:
          'With it receipts begin. Null until a register stands here: then it is made of the name.',
        examples: ['SEOUL'],
      }),
    address: addressSchema.nullable(),
    pickup: z.boolean().meta({
      description: 'Whether customers may fetch their orders here, which the shipping settings say.',
    }),
    active: z.boolean().meta({ description: 'Whether anything is sold from here.' }),
    empty: z.boolean().meta({ description: 'Whether nothing lies here and nothing is promised from here.' }),
  })
  .meta({ id: 'Location' })

/** Names come in each language, and are short. */
const nameText = z.string().trim().min(1).max(100)
const writtenName = z.strictObject({ en: nameText, ko: nameText, ja: nameText })

const codeText = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{1,6}$/, 'Enter up to 6 capitals and digits, such as SEOUL.')
  .meta({ examples: ['SEOUL'] })

const tag = 'Locations'
const changesShape = {
  code: codeText.optional(),
  address: addressSchema.nullable().optional(),
}
const locationList = z.strictObject({ items: z.array(locationSchema) })

export const locationRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/locations',
    access: requires('products.read'),
    operationId: 'listLocations',
    tag,
    summary: 'Where stock lies, the preferred location first',
    status: 200,
    response: locationList,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/locations',
    access: requires('inventory.update'),
    operationId: 'createLocation',
    tag,
    summary: 'Add a location, behind the others',
    body: z.strictObject({ name: writtenName, ...changesShape }),
    status: 201,
    response: locationSchema,
    idempotent: true,
    problems: ['location-code-taken'],
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/locations/{locationId}',
    access: requires('inventory.update'),
    operationId: 'updateLocation',
    tag,
    summary: 'Change a location, or take it out of use',
    description: 'Only a location where nothing lies can be taken out of use, and never the last one.',
    params: z.strictObject({ locationId: locationIdSchema }),
    body: z.strictObject({
      name: writtenName.optional(),
      ...changesShape,
      active: z.boolean().optional(),
    }),
    status: 200,
    response: locationSchema,
    problems: ['location-not-empty', 'last-location', 'location-code-taken'],
  }),
  arrange: defineRoute({
    method: 'PUT',
    path: '/api/v1/locations/order',
    access: requires('inventory.update'),
    operationId: 'arrangeLocations',
    tag,
    summary: 'Say from which location orders are served first',
    body: z.strictObject({
      locationIds: z.array(locationIdSchema).min(1).max(1_000).meta({
        description: 'The preferred one first; locations that are not named follow as they stood.',
      }),
    }),
    status: 200,
    response: locationList,
    problems: ['not-found'],
  }),
}
