import {
  currencySchema,
  customerIdSchema,
  draftStatusSchema,
  localizedTextSchema,
  moneySchema,
  orderIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { draftContentSchema } from './draft-content.js'

export const draftPriceSchema = z
  .strictObject({
    currency: currencySchema,
    lines: z.array(
      z.strictObject({
        title: localizedTextSchema,
        sku: z.string(),
        quantity: z.int(),
        unitPrice: moneySchema,
        subtotal: moneySchema,
        discount: moneySchema,
        total: moneySchema,
      }),
    ),
    subtotal: moneySchema,
    discount: moneySchema,
    discounts: z.array(z.strictObject({ code: z.string(), amount: moneySchema })),
    refused: z.array(z.strictObject({ code: z.string(), type: z.string(), detail: z.string() })),
    shipping: moneySchema,
    tax: moneySchema,
    taxIncluded: z.boolean(),
    total: moneySchema,
  })
  .meta({ id: 'DraftPrice' })

export const draftSummarySchema = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    status: draftStatusSchema,
    customerName: z.string().nullable(),
    pieces: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'DraftSummary' })

export const draftSchema = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    version: z.int(),
    status: draftStatusSchema,
    content: draftContentSchema,
    customer: z
      .strictObject({ id: customerIdSchema, name: z.string(), email: z.string().nullable() })
      .nullable(),
    price: draftPriceSchema.nullable().meta({
      description: 'Null when one of its products is not sold any more: take it out first.',
    }),
    payLink: z.url().meta({ description: 'Where the customer pays. Whoever has it can.' }),
    reservation: z
      .strictObject({ until: z.iso.datetime(), pieces: z.int() })
      .nullable()
      .meta({ description: 'Until when its goods are promised to it, and how many.' }),
    invoicedAt: z.iso.datetime().nullable(),
    changedSinceInvoice: z.boolean(),
    orderId: orderIdSchema.nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Draft' })
