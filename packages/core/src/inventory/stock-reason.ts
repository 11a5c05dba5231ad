import { z } from 'zod'

/** Why stock moves because of an order: the only reasons that change what is reserved. */
export const orderStockReasons = ['reserved', 'released', 'committed', 'restocked'] as const

/** Why a person changes how many pieces lie at a location. */
export const staffStockReasons = [
  'counted',
  'received',
  'corrected',
  'damaged',
  'lost',
  'found',
  'returned',
] as const

export const stockReasons = [...orderStockReasons, ...staffStockReasons, 'transferred', 'undone'] as const

export const staffStockReasonSchema = z.enum(staffStockReasons).meta({ id: 'StaffStockReason' })

/** Why a person says that there are more or fewer pieces than the books say. */
export type StaffStockReason = z.infer<typeof staffStockReasonSchema>

export const stockReasonSchema = z.enum(stockReasons).meta({ id: 'StockReason' })

/**
 * Why stock moved. `reserved`, `released`, `committed` and `restocked` come of orders, `transferred` of a move between
 * two locations, `undone` of taking an earlier change back; the others are a person's.
 */
export type StockReason = z.infer<typeof stockReasonSchema>
