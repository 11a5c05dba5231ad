import {
  conversationIdSchema,
  customerIdSchema,
  discountIdSchema,
  orderIdSchema,
  paymentIdSchema,
  staffIdSchema,
} from '@counterflow/core'
import { ActionError } from '@counterflow/plugin-sdk'
import type { z } from 'zod'

const parserOf =
  <Schema extends z.ZodType>(schema: Schema, what: string) =>
  (text: string): z.output<Schema> => {
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    throw new ActionError({ code: 'invalid_input', message: `"${text}" is not the id of ${what}.` })
  }

export const parseOrderId = parserOf(orderIdSchema, 'an order')
export const parseChargeId = parserOf(paymentIdSchema, 'a charge')
export const parseCustomerId = parserOf(customerIdSchema, 'a customer')
export const parseStaffId = parserOf(staffIdSchema, 'a member of staff')
export const parseConversationId = parserOf(conversationIdSchema, 'a conversation')
export const parseDiscountId = parserOf(discountIdSchema, 'a discount')
