import { z } from 'zod'
import {
  discountIdSchema,
  mediaIdSchema,
  productIdSchema,
  staffIdSchema,
  variantIdSchema,
} from '../identifier/id.js'
import { moneySchema } from '../money/money.js'
import { localizedTextSchema } from '../text/localized-text.js'
import { automaticReasons } from './email/automatic-mail.js'
import { longestMessage, mostSharedProducts } from './message-limits.js'

const text = z.string().max(longestMessage)

export const sharedProductSchema = z
  .strictObject({
    productId: productIdSchema,
    variantId: variantIdSchema.nullable(),
    handle: z.string(),
    title: localizedTextSchema,
    price: moneySchema,
    imageUrl: z.string().nullable(),
  })
  .meta({ id: 'SharedProduct' })

/** A product as it stood when it was shown to a customer: a later price changes nothing of what was said. */
export type SharedProduct = z.infer<typeof sharedProductSchema>

export const emailAttachmentSchema = z
  .strictObject({ name: z.string(), mediaType: z.string(), bytes: z.int().nonnegative(), fileId: z.string() })
  .meta({ id: 'EmailAttachment' })

/** A file that came with an e-mail. It is kept out of the conversation until somebody asks for it. */
export type EmailAttachment = z.infer<typeof emailAttachmentSchema>

export const entryContentSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), text: text.min(1) }),
    z.strictObject({
      type: z.literal('products'),
      text: text.optional(),
      products: z.array(sharedProductSchema).min(1).max(mostSharedProducts),
    }),
    z.strictObject({
      type: z.literal('discount'),
      text: text.optional(),
      discountId: discountIdSchema,
      code: z.string(),
      title: z.string(),
    }),
    z.strictObject({
      type: z.literal('image'),
      mediaId: mediaIdSchema,
      url: z.string(),
      width: z.int().positive(),
      height: z.int().positive(),
      text: text.optional(),
    }),
    z.strictObject({
      type: z.literal('email'),
      subject: z.string(),
      text,
      attachments: z.array(emailAttachmentSchema),
      quoted: text.optional().meta({ description: 'The mails below it, which a screen folds.' }),
      sender: z.strictObject({ address: z.string(), verified: z.boolean() }).optional().meta({
        description: 'Who sent it; `verified`: the shop’s own mail server says that it is really from there.',
      }),
      automatic: z.enum(automaticReasons).optional().meta({
        description:
          'A program wrote it, for this reason: it starts nothing and is answered by nobody but a person.',
      }),
    }),
    z.strictObject({
      type: z.literal('cart'),
      deed: z.enum(['added', 'removed']),
      productName: z.string().nullable(),
      quantity: z.int().positive(),
    }),
    z.strictObject({
      type: z.literal('assigned'),
      staffId: staffIdSchema.nullable(),
      staffName: z.string().nullable(),
    }),
    z.strictObject({
      type: z.literal('state'),
      state: z.enum(['open', 'closed', 'snoozed']),
      until: z.iso.datetime().optional(),
    }),
    z.strictObject({ type: z.literal('redacted') }),
  ])
  .meta({ id: 'EntryContent' })

/**
 * What an entry of a conversation says. `redacted` stands where something was that a person had erased: the entry stays
 * in its place. Texts are kept as they were written and are never HTML.
 */
export type EntryContent = z.infer<typeof entryContentSchema>

/** What of an entry somebody wrote: what is searched, previewed and judged by the classifier. Empty where nobody did. */
export function writtenText(content: EntryContent): string {
  if (content.type === 'email')
    return content.subject === '' ? content.text : `${content.subject}\n${content.text}`
  return 'text' in content ? (content.text ?? '') : ''
}

const longestPreview = 160

/** The beginning of what an entry says, on one line, for lists. Empty where a screen has words of its own for it. */
export function entryPreview(content: EntryContent): string {
  const written = content.type === 'email' ? content.text : writtenText(content)
  const line = written.replaceAll(/\s+/g, ' ').trim()
  const characters = [...line.slice(0, longestPreview * 2 + 2)]
  return characters.length <= longestPreview ? line : `${characters.slice(0, longestPreview - 1).join('')}…`
}
