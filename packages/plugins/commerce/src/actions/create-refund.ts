import {
  chargeIdSchema,
  defineAction,
  moneySchema,
  paymentStatusSchema,
  refundReasonSchema,
  z,
} from '@counterflow/plugin-sdk'
import { entriesField, notifyCustomerField, recordOf } from '../inputs.js'

export const createRefund = defineAction({
  name: 'create_refund',
  title: { en: 'Create refund', ko: '환불 생성', ja: '返金を作成' },
  description: {
    en: 'Gives a charge back, in whole or in part, never more than is left of it.',
    ko: '청구 금액의 전부 또는 일부를 환불합니다. 남은 금액보다 많이 환불하지 않습니다.',
    ja: '支払いの全額または一部を返金します。残額を超えて返金することはありません。',
  },
  category: 'payments',
  input: z.strictObject({
    chargeId: chargeIdSchema.meta({ title: 'Payment' }),
    amount: moneySchema.optional().meta({
      title: 'Amount',
      description: 'With its currency. All that is left of the charge, when nothing is given.',
    }),
    customerId: z.uuid().nullable().optional().meta({
      title: 'Customer',
      description: 'When it is given, the refund is made only if the charge is theirs.',
      'x-counterflow-type': 'customer',
    }),
    reason: refundReasonSchema
      .optional()
      .meta({ title: 'Reason', description: 'Unspecified, unless you choose one.', default: 'unspecified' }),
    instructionsEmail: z.email().optional().meta({
      title: 'E-mail for instructions',
      description: 'Where the customer is told how to get the money, if their bank needs that.',
    }),
    notifyCustomer: notifyCustomerField.optional(),
    metadata: entriesField.optional().meta({ title: 'Metadata' }),
    origin: z.string().max(100).optional().meta({ title: 'Origin' }),
  }),
  output: z.strictObject({
    refundId: z.uuid().meta({ title: 'Refund ID' }),
    refunded: moneySchema.meta({ title: 'Refunded amount' }),
    paymentStatus: paymentStatusSchema.meta({ title: 'Payment status' }),
  }),
  effects: 'repeatable',
  permission: 'orders.refund',
  run: ({ input: { metadata, reason = 'unspecified', ...request }, shop }) =>
    shop.payments.refund({
      ...request,
      reason,
      metadata: metadata === undefined ? undefined : recordOf(metadata),
    }),
})
