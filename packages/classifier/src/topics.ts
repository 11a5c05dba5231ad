import type { Topic as CoreTopic } from '@counterflow/core'

/** What a customer's first message can be about; the order is that of the model's outputs. */
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
] as const satisfies readonly CoreTopic[]

export type Topic = (typeof topics)[number]

/** The topics, and that it is about none of them. */
export const outputs = [...topics, 'none'] as const

export type Output = (typeof outputs)[number]

/** How certain each output is; they sum to one but for rounding. */
export type Probabilities = Readonly<Record<Output, number>>

/** From here on a topic is certain enough to be said: nine of ten such labels are right. */
export const certain = 0.9

/** A topic that is certain enough. */
export interface Label {
  readonly topic: Topic
  /** From 0.9 to 1, in four decimals. */
  readonly probability: number
}

/** What is thought of one message. */
export interface Classification {
  /** Missing where no topic is certain enough; then a person decides. */
  readonly label?: Label
  readonly probabilities: Probabilities
  readonly language: Language
  /** Which model said so; it changes whenever its weights do. */
  readonly modelVersion: string
}

/** The languages that the model knows, and `und` for what is written in no script of theirs. */
export type Language = 'en' | 'ko' | 'ja' | 'und'
