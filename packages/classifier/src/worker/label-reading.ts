import { type Output, outputs } from '../topics.ts'

/** How the outputs of a model are to be read. */
export type LabelReading =
  /** It knows our topics; `places` has for each of ours where it stands. */
  | { readonly kind: 'topics'; readonly places: readonly number[] }
  /** It says whether one sentence follows from another: each topic is asked for in words. */
  | { readonly kind: 'entailment'; readonly place: number }

/** What is asked of a model that knows no topics; a customer's message comes before it. */
export const hypotheses: Readonly<Record<Output, string>> = {
  checkout: 'The customer wants to place an order, to pay, or has trouble with paying or the cart.',
  order_edits: 'The customer wants to cancel or change an order that has not arrived yet.',
  order_status: 'The customer asks where an order is or when it will arrive.',
  pricing_discounts: 'The customer asks about a discount, a coupon, a sale or a change of price.',
  product_details: 'The customer asks about the size, color, material or stock of one product.',
  product_interest: 'The customer looks for a product or wants a recommendation.',
  returns: 'The customer wants to return, exchange or be refunded for goods that arrived.',
  shipping: 'Before ordering, the customer asks about the cost, area or time of delivery.',
  store_information:
    'The customer asks for the address, opening hours, contact or general policy of the shop.',
  wholesale: 'The customer wants to buy large quantities or resell as a business.',
  none: 'The customer says something that is no question about shopping.',
}

/**
 * Reads the names of a model's outputs.
 * @throws Error when they are neither ours nor those of entailment.
 */
export function labelReadingOf(names: Readonly<Record<string, string>>): LabelReading {
  const places = new Map(Object.entries(names).map(([place, name]) => [name.toLowerCase(), Number(place)]))
  const ours = outputs.map((output) => places.get(output))
  const known = ours.filter((place) => place !== undefined)
  if (known.length === outputs.length) return { kind: 'topics', places: known }
  const entailment = [...places].find(([name]) => /^entail/.test(name))
  if (entailment) return { kind: 'entailment', place: entailment[1] }
  throw new Error(
    `its outputs are ${[...places.keys()].slice(0, 12).join(', ')}. Expected ${outputs.join(', ')}, or entailment.`,
  )
}
