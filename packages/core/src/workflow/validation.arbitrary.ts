import { z } from 'zod'
import { jsonSchemaSchema } from '../json/json-schema.js'
import { moneySchema } from '../money/money.js'
import { orderSnapshotSchema, riskAssessmentSchema } from '../order/order-snapshot.js'
import { describeType } from '../reference/value-type.js'
import type { WorkflowCatalogue } from './catalogue.js'

const typeOf = (schema: z.ZodType) => describeType(jsonSchemaSchema.parse(z.toJSONSchema(schema)))
const title = { en: 'A', ko: '가', ja: 'あ' }
const order = z.strictObject({ order: orderSnapshotSchema })

/** A small shop: two triggers that are events, one that is a webhook, and two actions. */
export const catalogue: WorkflowCatalogue = {
  triggers: new Map([
    [
      'commerce.order_created',
      {
        id: 'commerce.order_created',
        kind: 'event',
        config: typeOf(z.strictObject({})),
        sampled: null,
        title,
        output: typeOf(order),
        unsettled: [{ path: ['order', 'riskLevel'], settledBy: 'commerce.order_risk_analyzed' }],
      },
    ],
    [
      'commerce.order_risk_analyzed',
      {
        id: 'commerce.order_risk_analyzed',
        kind: 'event',
        config: typeOf(z.strictObject({})),
        sampled: null,
        title,
        output: typeOf(z.strictObject({ order: orderSnapshotSchema, risk: riskAssessmentSchema })),
        unsettled: [],
      },
    ],
    [
      'http.webhook',
      {
        id: 'http.webhook',
        kind: 'webhook',
        config: typeOf(z.strictObject({ secret: z.string(), tries: z.int().optional() })),
        sampled: ['body'],
        title,
        output: typeOf(z.strictObject({ body: z.unknown() })),
        unsettled: [],
      },
    ],
  ]),
  actions: new Map([
    [
      'commerce.capture_payment',
      {
        id: 'commerce.capture_payment',
        title,
        input: typeOf(z.strictObject({ orderId: z.uuid().meta({ title: 'Order' }) })),
        output: typeOf(z.strictObject({ captured: moneySchema })),
        sampled: null,
        permission: 'orders.capture',
        needsManualCapture: true,
      },
    ],
    [
      'commerce.add_order_tags',
      {
        id: 'commerce.add_order_tags',
        title,
        input: typeOf(
          z.strictObject({ orderId: z.uuid(), tags: z.array(z.string()), note: z.string().optional() }),
        ),
        output: typeOf(z.strictObject({ tags: z.array(z.string()) })),
        sampled: null,
        permission: 'orders.update',
        needsManualCapture: false,
      },
    ],
  ]),
  shop: typeOf(z.strictObject({ name: z.string() })),
}
