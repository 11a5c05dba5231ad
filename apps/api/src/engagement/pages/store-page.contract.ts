import { handleSchema, localizedTextSchema } from '@counterflow/core'
import { z } from 'zod'

export const storePageKindSchema = z.enum(['page', 'policy', 'category']).meta({
  id: 'StorePageKind',
  description:
    'A policy is linked at the checkout too. A category is what the store says of the products of one tag.',
})

/** What a page is for. */
export type StorePageKind = z.infer<typeof storePageKindSchema>

const title = z.string().trim().min(1, 'Give the page a title.').max(100)
const body = z.string().max(50_000)

/** What people may write of a page; each may be changed alone. */
const writtenShape = {
  handle: handleSchema.meta({ description: 'Its name in addresses: `/pages/{handle}`.' }),
  kind: storePageKindSchema,
  tag: z.string().trim().min(1).max(40).nullable().meta({
    description: 'Of a category, and only there: the tag of its products.',
  }),
  title: z.strictObject({ en: title, ko: title, ja: title }),
  body: z.strictObject({ en: body, ko: body, ja: body }).meta({
    description: 'Markdown. Where a language has none, readers see the English text.',
  }),
  published: z.boolean(),
  inMenu: z.boolean().meta({ description: "Whether the store's menu leads to it." }),
}

export const pageChangesSchema = z.strictObject(writtenShape).partial()

export const writtenPageSchema = z.strictObject({
  ...writtenShape,
  tag: writtenShape.tag.default(null),
  published: writtenShape.published.default(true),
  inMenu: writtenShape.inMenu.default(false),
})

const shape = {
  handle: z.string(),
  kind: storePageKindSchema,
  tag: z.string().nullable(),
  title: localizedTextSchema,
}
const bodyShape = { body: z.strictObject({ en: z.string(), ko: z.string(), ja: z.string() }) }

export const storePageSchema = z
  .strictObject({
    id: z.uuid(),
    ...shape,
    ...bodyShape,
    published: z.boolean(),
    inMenu: z.boolean(),
    version: z.int().positive(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'StorePage' })

/** A page as staff see it. */
export type ShownPage = z.input<typeof storePageSchema>

export const publishedPageLinkSchema = z
  .strictObject({ ...shape, inMenu: z.boolean() })
  .meta({ id: 'PublishedPageLink' })

export const publishedPageSchema = z
  .strictObject({ ...shape, ...bodyShape, updatedAt: z.iso.datetime() })
  .meta({ id: 'PublishedPage' })
