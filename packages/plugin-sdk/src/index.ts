export {
  addressSchema,
  type Money,
  moneySchema,
  type OrderSnapshot,
  orderIdSchema,
  orderSnapshotSchema,
  type Permission,
  paymentStatusSchema,
  riskAssessmentSchema,
  type WorkflowDefinition,
} from '@counterflow/core'
export { z } from 'zod'
export * from './action-error.js'
export * from './answer-failure.js'
export * from './define-action.js'
export * from './define-plugin.js'
export * from './define-template.js'
export * from './define-trigger.js'
export * from './http-client.js'
export * from './schedule.js'
export * from './shop-api.js'
export * from './webhook-config.js'
