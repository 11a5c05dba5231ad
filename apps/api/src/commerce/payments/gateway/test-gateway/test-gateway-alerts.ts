import { alertKindSchema, alertReasonSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { defineJob } from '../../../../platform/jobs/job-definition.js'
import { JobQueue } from '../../../../platform/jobs/job-queue.js'
import { ChargeAlerts } from '../../charges/charge-alerts.js'

/** The test gateway tells of a charge some time after it, as a real one does by a webhook. */
export const testGatewayAlert = defineJob({
  name: 'commerce.test_gateway_alert',
  payload: z.strictObject({
    gatewayAlertId: z.string(),
    authorization: z.string(),
    kind: alertKindSchema,
    reason: alertReasonSchema,
  }),
})

/** Brings what the test gateway tells to those whom it concerns. */
@Injectable()
export class TestGatewayAlerts {
  constructor(@Inject(JobQueue) jobs: JobQueue, @Inject(ChargeAlerts) alerts: ChargeAlerts) {
    jobs.handle(testGatewayAlert, (alert) => alerts.receive(alert))
  }
}
