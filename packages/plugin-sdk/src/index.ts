export {
  type AdConsent,
  addressSchema,
  type ConversationSnapshot,
  type ConversionTarget,
  cancelReasonSchema,
  chargeIdSchema,
  chargeSchema,
  clickConversionOf,
  consentChannelSchema,
  consentSourceSchema,
  conversationEntrySchema,
  conversationSnapshotSchema,
  conversionAdjustmentOf,
  customerSnapshotSchema,
  disputeSchema,
  fraudWarningSchema,
  type MissedPolicy,
  type Money,
  moneySchema,
  type OrderSnapshot,
  orderIdSchema,
  orderSnapshotSchema,
  type Permission,
  paymentOnCancelSchema,
  paymentOperationKindSchema,
  paymentStatusSchema,
  productSnapshotSchema,
  type RiskLevel,
  type RiskProvider,
  refundReasonSchema,
  riskAssessmentSchema,
  riskLevelSchema,
  riskProviderSchema,
  type ScheduleConfig,
  type ScheduleOutput,
  type SharingOut,
  scheduleConfigSchema,
  scheduleOutputSchema,
  sharingOutSchema,
  stockSnapshotSchema,
  succeededPaymentSchema,
  type TopicJudgement,
  tillExceptionKindSchema,
  topicSchema,
  type WorkflowDefinition,
} from '@counterflow/core'
export { z } from 'zod'
export * from './action-error.js'
export * from './answer-failure.js'
export * from './conversations-api.js'
export * from './define-action.js'
export * from './define-channel.js'
export * from './define-plugin.js'
export * from './define-template.js'
export * from './define-trigger.js'
export * from './http-client.js'
export * from './shop-api.js'
export * from './webhook-config.js'
