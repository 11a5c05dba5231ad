import { z } from 'zod'

/**
 * An identifier that cannot be mistaken for another kind's: a UUID with a brand.
 * Made by the caller as a UUIDv7, so that ids sort by the time of their making.
 */
const id = <Brand extends string>(brand: Brand) => z.uuid().brand(brand)

export const orderIdSchema = id('OrderId')
export type OrderId = z.infer<typeof orderIdSchema>

export const orderLineIdSchema = id('OrderLineId')
export type OrderLineId = z.infer<typeof orderLineIdSchema>

export const paymentIdSchema = id('PaymentId')
export type PaymentId = z.infer<typeof paymentIdSchema>

export const customerIdSchema = id('CustomerId')
export type CustomerId = z.infer<typeof customerIdSchema>

export const addressIdSchema = id('AddressId')
export type AddressId = z.infer<typeof addressIdSchema>

export const noteIdSchema = id('NoteId')
export type NoteId = z.infer<typeof noteIdSchema>

export const productIdSchema = id('ProductId')
export type ProductId = z.infer<typeof productIdSchema>

export const variantIdSchema = id('VariantId')
export type VariantId = z.infer<typeof variantIdSchema>

export const mediaIdSchema = id('MediaId')
export type MediaId = z.infer<typeof mediaIdSchema>

export const locationIdSchema = id('LocationId')
export type LocationId = z.infer<typeof locationIdSchema>

export const discountIdSchema = id('DiscountId')
export type DiscountId = z.infer<typeof discountIdSchema>

export const giftCardIdSchema = id('GiftCardId')
export type GiftCardId = z.infer<typeof giftCardIdSchema>

export const staffIdSchema = id('StaffId')
export type StaffId = z.infer<typeof staffIdSchema>

export const apiKeyIdSchema = id('ApiKeyId')
export type ApiKeyId = z.infer<typeof apiKeyIdSchema>

export const connectionIdSchema = id('ConnectionId')
export type ConnectionId = z.infer<typeof connectionIdSchema>

export const webhookSubscriptionIdSchema = id('WebhookSubscriptionId')
export type WebhookSubscriptionId = z.infer<typeof webhookSubscriptionIdSchema>

export const workflowIdSchema = id('WorkflowId')
export type WorkflowId = z.infer<typeof workflowIdSchema>

export const runIdSchema = id('RunId')
export type RunId = z.infer<typeof runIdSchema>

export const eventIdSchema = id('EventId')
export type EventId = z.infer<typeof eventIdSchema>

export const conversationIdSchema = id('ConversationId')
export type ConversationId = z.infer<typeof conversationIdSchema>

export const entryIdSchema = id('EntryId')
export type EntryId = z.infer<typeof entryIdSchema>

export const workflowVersionIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Expected the SHA-256 of a workflow version: 64 hexadecimal digits.')
  .brand('WorkflowVersionId')

/** The content address of an immutable workflow version: SHA-256 of its canonical JSON, in hexadecimal. */
export type WorkflowVersionId = z.infer<typeof workflowVersionIdSchema>

export const registerIdSchema = id('RegisterId')
export type RegisterId = z.infer<typeof registerIdSchema>

export const shiftIdSchema = id('ShiftId')
export type ShiftId = z.infer<typeof shiftIdSchema>

export const saleIdSchema = id('SaleId')
export type SaleId = z.infer<typeof saleIdSchema>

export const saleLineIdSchema = id('SaleLineId')
export type SaleLineId = z.infer<typeof saleLineIdSchema>

export const tenderIdSchema = id('TenderId')
export type TenderId = z.infer<typeof tenderIdSchema>

export const ledgerEventIdSchema = id('LedgerEventId')
export type LedgerEventId = z.infer<typeof ledgerEventIdSchema>
