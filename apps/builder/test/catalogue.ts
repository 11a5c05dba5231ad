import { orderSnapshotSchema, riskAssessmentSchema } from '@counterflow/core'
import { z } from 'zod'
import { readCatalogue } from '../src/features/workflows/catalogue/catalogue'

const same = (text: string) => ({ en: text, ko: text, ja: text })

/** A plugin with one trigger and two actions, as the API would describe it. */
export const plugin = {
  name: 'commerce',
  version: '1.0.0',
  title: same('Commerce'),
  triggers: [
    {
      id: 'commerce.order_risk_analyzed',
      title: same('Order risk analyzed'),
      description: same('Starts when the analysis has finished.'),
      category: 'orders',
      kind: 'event' as const,
      config: z.toJSONSchema(z.strictObject({})),
      output: z.toJSONSchema(z.strictObject({ order: orderSnapshotSchema, risk: riskAssessmentSchema })),
      sampled: null,
      unsettled: [],
    },
  ],
  actions: [
    {
      id: 'commerce.capture_payment',
      title: same('Capture payment'),
      description: same('Takes the payment.'),
      category: 'payments',
      input: z.toJSONSchema(z.strictObject({ orderId: z.uuid().meta({ 'x-counterflow-type': 'order' }) })),
      output: z.toJSONSchema(z.strictObject({ paymentStatus: z.string() })),
      effects: 'repeatable' as const,
      permission: 'orders.capture' as const,
      needsManualCapture: true,
      sampled: null,
      calls: null,
    },
    {
      id: 'commerce.add_order_tags',
      title: same('Add order tags'),
      description: same('Adds tags to the order.'),
      category: 'orders',
      input: z.toJSONSchema(z.strictObject({ orderId: z.uuid(), tags: z.array(z.string()) })),
      output: z.toJSONSchema(z.strictObject({ tags: z.array(z.string()) })),
      effects: 'repeatable' as const,
      permission: 'orders.update' as const,
      needsManualCapture: false,
      sampled: null,
      calls: null,
    },
  ],
}

export const catalogue = readCatalogue([plugin])
