import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { Drafts } from '../../commerce/commerce.public.js'
import { Invoices } from '../../invoices/invoices.public.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { defineJob } from '../../platform/jobs/job-definition.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'

/** Asks for the invoice of a draft that was made at a till, once for the event that wants it. */
export const sendTillInvoice = defineJob({
  name: 'pos.send_invoice',
  payload: z.object({
    draftId: z.uuid(),
    eventId: z.uuid(),
    actor: z.object({ type: z.literal('staff'), id: z.string(), name: z.string() }),
  }),
})

/** Sends invoices of drafts that tills have made, once those are there. */
@Injectable()
export class TillInvoices {
  constructor(
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(Invoices) private readonly invoices: Invoices,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(JobQueue) jobs: JobQueue,
  ) {
    jobs.handle(sendTillInvoice, (wish) => this.send(wish))
  }

  private async send({ draftId, eventId, actor }: z.output<typeof sendTillInvoice.payload>): Promise<void> {
    const request = { key: eventId, principal: 'till', operationId: 'sendInvoice', fingerprint: eventId }
    const person = { ...actor, permissions: [], language: null }
    try {
      const { version } = await this.drafts.read(draftId)
      await this.invoices.send(draftId, { version, message: '' }, person, request)
    } catch (error) {
      // It was completed or deleted meanwhile: nobody wants its invoice any more.
      if (!(error instanceof Problem)) throw error
      this.logger.warn({ error, draftId }, 'The invoice of a draft that a till has made was not sent.')
    }
  }
}
