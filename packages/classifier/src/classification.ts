import { certain, type Label, outputs, type Probabilities, topics } from './topics.js'

/** A float32 0.9 is less than 0.9: what is compared and shown has four decimals. */
const rounded = (share: number) => Math.round(share * 10_000) / 10_000

/** Names the model's shares, rounded to four decimals; a share that is missing is none. */
export function probabilitiesOf(shares: readonly number[]): Probabilities {
  const named = Object.fromEntries(outputs.map((output, index) => [output, rounded(shares[index] ?? 0)]))
  return { ...nothingSaid, ...named }
}

const nothingSaid: Probabilities = {
  checkout: 0,
  order_edits: 0,
  order_status: 0,
  pricing_discounts: 0,
  product_details: 0,
  product_interest: 0,
  returns: 0,
  shipping: 0,
  store_information: 0,
  wholesale: 0,
  none: 0,
}

/** What is said of a message in which nothing is written. */
export const aboutNothing: Probabilities = { ...nothingSaid, none: 1 }

/** The one topic that is certain enough; `none` is never a label. */
export function labelOf(probabilities: Probabilities): Label | undefined {
  const topic = topics.find((each) => probabilities[each] >= certain)
  return topic === undefined ? undefined : { topic, probability: probabilities[topic] }
}
