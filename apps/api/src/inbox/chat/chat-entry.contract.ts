import { entryIdSchema, sharedProductSchema } from '@counterflow/core'
import { z } from 'zod'

const text = z.string()
const caption = text.nullable().meta({ description: 'What was written beside it; null: nothing.' })

export const chatContentSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), text }),
    z.strictObject({ type: z.literal('products'), text: caption, products: z.array(sharedProductSchema) }),
    z.strictObject({ type: z.literal('discount'), text: caption, code: text, title: text }),
    z.strictObject({
      type: z.literal('image'),
      text: caption,
      url: z.string().meta({ description: 'An address within the shop.' }),
      width: z.int().positive(),
      height: z.int().positive(),
    }),
    z.strictObject({ type: z.literal('redacted') }),
  ])
  .meta({ id: 'ChatContent' })

export const chatEntrySchema = z
  .strictObject({
    id: entryIdSchema,
    position: z.int().positive().meta({ description: 'Its place among the others; there may be gaps.' }),
    from: z.enum(['visitor', 'shop']),
    name: z.string().nullable().meta({ description: 'Who of the shop wrote it.' }),
    at: z.iso.datetime(),
    state: z.enum(['sent', 'delivered', 'read']),
    clientKey: z.string().nullable().meta({ description: 'The key under which this visitor sent it.' }),
    content: chatContentSchema,
  })
  .meta({ id: 'ChatEntry' })

/** What a visitor sees of an entry: a message of theirs or of the shop, and never a note. */
export type ChatEntry = z.infer<typeof chatEntrySchema>

export const chatEntriesSchema = z
  .strictObject({
    entries: z.array(chatEntrySchema).meta({ description: 'In the order of their positions.' }),
    version: z.int().nonnegative().meta({ description: 'Ask for what changed after it, next time.' }),
    more: z.boolean().meta({ description: 'Whether there is more of what was asked for: ask again.' }),
    seen: z.boolean().meta({ description: 'Whether somebody of the shop has looked at it all.' }),
    codes: z.array(z.string()).meta({ description: 'The discount codes that were taken.' }),
  })
  .meta({ id: 'ChatEntries' })

/** A part of a conversation, with where to go on. */
export type ChatEntries = z.infer<typeof chatEntriesSchema>
