import {
  handleSchema,
  localizedTextSchema,
  mediaIdSchema,
  minorUnitsSchema,
  moneySchema,
  mostVariants,
  optionFaults,
  productIdSchema,
  productOptionSchema,
  productStatusSchema,
  salesChannelSchema,
  variantIdSchema,
  writtenTextSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { shownMediaSchema } from '../media/media.contract.js'

/** A text in each language that may be empty. */
export const optionalTextSchema = z
  .strictObject({ en: z.string(), ko: z.string(), ja: z.string() })
  .meta({ id: 'OptionalText' })

export const variantSchema = z
  .strictObject({
    id: variantIdSchema,
    sku: z.string(),
    title: localizedTextSchema,
    optionValues: z
      .array(localizedTextSchema)
      .meta({ description: "A value for each of the product's options, in their order." }),
    price: moneySchema,
    compareAtPrice: moneySchema.nullable(),
    barcode: z.string().nullable(),
    weightGrams: z.int().nonnegative().nullable(),
    taxable: z.boolean(),
    tracked: z.boolean().meta({ description: 'Whether its stock is counted.' }),
    oversell: z.boolean().meta({ description: 'Whether it may be sold when none is left.' }),
    available: z.int().meta({ description: 'Pieces in stock over all locations.' }),
  })
  .meta({ id: 'Variant' })

export const productSchema = z
  .strictObject({
    id: productIdSchema,
    handle: z.string(),
    status: productStatusSchema,
    title: localizedTextSchema,
    description: optionalTextSchema.meta({ description: 'Markdown; may be empty.' }),
    sizeChart: optionalTextSchema.meta({ description: 'Markdown, usually a table; may be empty.' }),
    vendor: z.string(),
    tags: z.array(z.string()),
    color: z.string().meta({ description: 'A hexadecimal colour that stands in for a missing photo.' }),
    options: z.array(productOptionSchema),
    channels: z
      .array(salesChannelSchema)
      .meta({ description: 'Where it is on sale, provided that its status is active.' }),
    media: z.array(
      z.strictObject({ ...shownMediaSchema.shape, alt: optionalTextSchema }).meta({ id: 'ProductMedia' }),
    ),
    variants: z.array(variantSchema),
    version: z.int().positive().meta({ description: 'Raised by every change.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Product' })

const markdown = (longest: number) => {
  const text = z.string().max(longest).default('')
  return z.strictObject({ en: text, ko: text, ja: text })
}

/** So much that no shop asks it, and so little that sums of it stay exact. */
export const highestPrice = 100_000_000_000_000

export const writtenPriceSchema = z.strictObject({
  amount: minorUnitsSchema.min(0).max(highestPrice),
  currency: moneySchema.shape.currency,
})

const writtenOption = z.strictObject({
  name: writtenTextSchema(40),
  values: z.array(writtenTextSchema(60)).min(1).max(mostVariants),
})

const writtenVariant = z
  .strictObject({
    id: variantIdSchema
      .optional()
      .meta({ description: 'Which variant it is; otherwise found by its values.' }),
    optionValues: z.array(writtenTextSchema(60)).optional(),
    sku: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .optional()
      .meta({ description: 'Made from the handle when absent.' }),
    price: writtenPriceSchema.optional(),
    compareAtPrice: writtenPriceSchema.nullable().optional(),
    barcode: z.string().trim().min(1).max(60).nullable().optional(),
    weightGrams: z.int().min(0).max(10_000_000).nullable().optional(),
    taxable: z.boolean().optional(),
    tracked: z.boolean().optional(),
    oversell: z.boolean().optional(),
  })
  .meta({ id: 'WrittenVariant' })

/** What of a product people write. A language that is missing takes the words of another. */
export const writtenProductShape = {
  handle: handleSchema.optional(),
  status: productStatusSchema.optional(),
  description: markdown(20_000).optional(),
  sizeChart: markdown(10_000).optional(),
  vendor: z.string().trim().max(100).optional(),
  tags: z.array(z.string().trim().min(1).max(40)).max(50).optional(),
  color: z
    .stringFormat('color', /^#[0-9a-f]{6}$/i, { error: 'Expected a colour such as #8a6d3b.' })
    .optional(),
  options: z.array(writtenOption).optional().meta({
    description:
      'Without `variants`: every combination of the values becomes a variant; those there are stay.',
  }),
  variants: z.array(writtenVariant).min(1).max(mostVariants).optional().meta({
    description: 'All variants in their order. One that is there and not in the list is put away.',
  }),
  channels: z.array(salesChannelSchema).optional(),
  media: z
    .array(z.strictObject({ id: mediaIdSchema, alt: markdown(300).optional() }))
    .max(50)
    .optional(),
}

export const writtenTitleSchema = writtenTextSchema(200)

/** Says of every option that cannot be why, at its place. */
export function refuseOptionFaults(
  options: Parameters<typeof optionFaults>[0],
): { path: string; message: string; fix: string }[] {
  return optionFaults(options).map(({ kind, path }) => ({
    path: ['/options', ...path].join('/'),
    ...faultWords[kind],
  }))
}

const faultWords: Record<ReturnType<typeof optionFaults>[number]['kind'], { message: string; fix: string }> =
  {
    too_many_options: { message: 'More than three options.', fix: 'Keep three options at most.' },
    too_many_variants: {
      message: `Together the options make more than ${mostVariants} variants.`,
      fix: 'Take values away, or make several products.',
    },
    name_twice: { message: 'Two options have this name.', fix: 'Give each option a name of its own.' },
    value_twice: { message: 'The option has this value already.', fix: 'Take one of the two away.' },
  }
