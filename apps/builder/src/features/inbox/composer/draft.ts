import { currencySchema, localizedTextSchema } from '@counterflow/core'
import { z } from 'zod'

const pickedProductSchema = z.object({
  id: z.string(),
  title: localizedTextSchema,
  price: z.object({ amount: z.number(), currency: currencySchema }),
  image: z.string().nullable(),
})

const pickedDiscountSchema = z.object({ id: z.string(), code: z.string() })

const pickedImageSchema = z.object({ id: z.string(), url: z.string() })

/** What somebody has begun to write in a conversation. The reply and the note are kept apart, so neither is sent as the other. */
export const draftSchema = z.object({
  mode: z.enum(['reply', 'note']),
  reply: z.string(),
  note: z.string(),
  products: z.array(pickedProductSchema),
  discount: pickedDiscountSchema.nullable(),
  image: pickedImageSchema.nullable(),
})

export type Draft = z.infer<typeof draftSchema>
export type PickedProduct = z.infer<typeof pickedProductSchema>
export type PickedDiscount = z.infer<typeof pickedDiscountSchema>
export type PickedImage = z.infer<typeof pickedImageSchema>

export const emptyDraft: Draft = {
  mode: 'reply',
  reply: '',
  note: '',
  products: [],
  discount: null,
  image: null,
}

/** Nothing is lost if it is forgotten. */
export const isEmptyDraft = (draft: Draft): boolean =>
  draft.reply.trim() === '' &&
  draft.note.trim() === '' &&
  draft.products.length === 0 &&
  draft.discount === null &&
  draft.image === null

/** Whether what is open can be sent. */
export const isSendable = (draft: Draft): boolean =>
  draft.mode === 'note'
    ? draft.note.trim() !== ''
    : draft.reply.trim() !== '' ||
      draft.products.length > 0 ||
      draft.discount !== null ||
      draft.image !== null

/** The draft once what is open was sent: the other half stays. */
export const afterSending = (draft: Draft): Draft =>
  draft.mode === 'note' ? { ...draft, note: '' } : { ...emptyDraft, note: draft.note, mode: 'reply' }
