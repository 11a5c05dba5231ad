import { z } from 'zod'
import { customerFiltersSchema } from './customer-filters.js'
import { discountFiltersSchema } from './discount-filters.js'
import { draftFiltersSchema } from './draft-filters.js'
import { giftCardFiltersSchema } from './gift-card-filters.js'
import { orderFiltersSchema } from './order-filters.js'
import { productFiltersSchema } from './product-filters.js'
import { stockFiltersSchema } from './stock-filters.js'

export const savedLists = [
  'orders',
  'customers',
  'products',
  'drafts',
  'discounts',
  'gift_cards',
  'stock',
] as const

export const savedListSchema = z.enum(savedLists).meta({ id: 'SavedList' })

/** A list of which views can be saved. */
export type SavedList = z.infer<typeof savedListSchema>

const scalar = z.union([z.string().max(200), z.number(), z.boolean()])

/** Filters by their field; each list says more precisely which there are. */
export const anyFiltersSchema = z
  .record(z.string().max(40), z.union([scalar, z.array(scalar).max(20)]))
  .refine((filters) => Object.keys(filters).length <= 20, {
    error: 'Expected 20 filters at most.',
    params: { code: 'too_many', maximum: 20 },
  })

/** Filters by their field. */
export type AnyFilters = z.infer<typeof anyFiltersSchema>

const described: Record<SavedList, z.ZodType> = {
  orders: orderFiltersSchema,
  customers: customerFiltersSchema,
  products: productFiltersSchema,
  drafts: draftFiltersSchema,
  discounts: discountFiltersSchema,
  gift_cards: giftCardFiltersSchema,
  stock: stockFiltersSchema,
}

/** What is wrong with filters of a list; empty where they can be saved. Paths begin at the filters. */
export function filterIssues(list: SavedList, filters: AnyFilters): { path: string[]; message: string }[] {
  const parsed = described[list].safeParse(filters)
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }))
}
