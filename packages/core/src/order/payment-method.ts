import { z } from 'zod'
import { type LocalizedText, localizedTextSchema } from '../text/localized-text.js'

export const paymentMethodKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Expected small letters, digits and underscores, such as bank_transfer.')
  .meta({ id: 'PaymentMethodKey' })

/** By what a way of paying by hand is known: `cash`, `bank_transfer`, or one that the shop made. */
export type PaymentMethodKey = z.infer<typeof paymentMethodKeySchema>

export const paymentMethodSchema = z
  .strictObject({
    key: paymentMethodKeySchema,
    name: localizedTextSchema,
    instructions: localizedTextSchema
      .nullable()
      .meta({ description: 'Told to whoever pays by it: an account number, say. Null: nothing.' }),
    initiallyPaid: z.boolean().meta({
      description:
        'Whether an order that is paid by it counts as paid at once, or only once it is marked as paid.',
    }),
    enabled: z.boolean(),
    position: z.int().min(0).meta({ description: 'Lists show the ways of paying in this order.' }),
    builtIn: z
      .boolean()
      .meta({ description: 'Comes with the product: it can be turned off and not removed.' }),
  })
  .meta({ id: 'PaymentMethod' })

/** A way of paying that no gateway takes part in, and that costs no fee of ours (R104, R106, R107). */
export type PaymentMethod = z.infer<typeof paymentMethodSchema>

const method = (
  position: number,
  key: PaymentMethodKey,
  name: LocalizedText,
  initiallyPaid = false,
): PaymentMethod => ({
  key,
  name,
  instructions: null,
  initiallyPaid,
  enabled: true,
  position,
  builtIn: true,
})

/** The ways of paying by hand that every shop starts with. Only cash is there at once; the others are waited for. */
export const builtInPaymentMethods: readonly PaymentMethod[] = [
  method(0, 'cash', { en: 'Cash', ko: '현금', ja: '現金' }, true),
  method(1, 'bank_transfer', { en: 'Bank transfer', ko: '계좌 이체', ja: '銀行振込' }),
  method(2, 'cash_on_delivery', { en: 'Cash on delivery', ko: '착불 결제', ja: '代金引換' }),
  method(3, 'on_account', { en: 'On account', ko: '외상', ja: '掛け払い' }),
]
