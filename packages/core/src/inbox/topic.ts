import { z } from 'zod'

/** What a conversation can be about, in the order in which screens list them. */
export const topics = [
  'checkout',
  'order_edits',
  'order_status',
  'pricing_discounts',
  'product_details',
  'product_interest',
  'returns',
  'shipping',
  'store_information',
  'wholesale',
] as const

export const topicSchema = z.enum(topics).meta({ id: 'Topic' })

/** One of the ten topics. */
export type Topic = z.infer<typeof topicSchema>

/**
 * What the classifier thinks of one text. `topic` is null where no topic is certain enough (below 0.9); certainties
 * are shares from 0 to 1 in four decimals, `none` among them, and sum to one but for rounding.
 */
export const topicJudgementSchema = z
  .strictObject({
    topic: topicSchema.nullable(),
    probabilities: z.record(z.enum([...topics, 'none']), z.number().min(0).max(1)),
    language: z.enum(['en', 'ko', 'ja', 'und']).meta({ description: '`und`: none that is known.' }),
    modelVersion: z.string(),
  })
  .meta({ id: 'TopicJudgement' })

/** What the classifier thinks of one text. */
export type TopicJudgement = z.infer<typeof topicJudgementSchema>
