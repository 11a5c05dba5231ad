import type { DraftedOrder } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import {
  CounterCatalogue,
  type DraftContent,
  Drafts,
  draftContentSchema,
} from '../../commerce/commerce.public.js'
import type { Transaction } from '../../platform/database/database.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { eventException } from './found-exceptions.js'
import { cashierOf, type EventOf, type ProjectionContext } from './projection-context.js'
import { sendTillInvoice } from './till-invoices.js'

/** Enters carts that customers pay later as drafts, and has their invoices sent (R102, R103). */
@Injectable()
export class DraftedOrders {
  constructor(
    @Inject(CounterCatalogue) private readonly catalogue: CounterCatalogue,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
    @Inject(JobQueue) private readonly jobs: JobQueue,
  ) {}

  async enter(
    transaction: Transaction,
    context: ProjectionContext,
    event: EventOf<'order_drafted'>,
  ): Promise<void> {
    const { draft } = event.payload
    const content = await this.contentOf(transaction, draft)
    const quote = await this.drafts.enter(transaction, draft.draftId, content)
    if (quote === undefined) return
    const current = quote.priced.total.amount
    if (current !== draft.goods) {
      await this.exceptions.raise(transaction, [
        eventException(context, event, {
          kind: 'price_drift',
          cause: `draft/${draft.draftId}`,
          details: { draftId: draft.draftId, printed: draft.goods, current, currency: draft.currency },
        }),
      ])
    }
    if (draft.invoiceEmail === null) return
    const actor = cashierOf(context, event)
    await this.jobs.enqueue(transaction, sendTillInvoice, {
      draftId: draft.draftId,
      eventId: event.id,
      actor,
    })
  }

  /** A line whose price was changed by hand, or that is sold no more, keeps its price as something of its own. */
  private async contentOf(transaction: Transaction, draft: DraftedOrder): Promise<DraftContent> {
    const ids = draft.lines.flatMap(({ variantId }) => variantId ?? [])
    const catalogue = await this.catalogue.variants(transaction, ids)
    const { customer } = draft
    const customers = await this.catalogue.customers(transaction, customer === null ? [] : [customer.id])
    return draftContentSchema.parse({
      customerId: customer === null ? null : (customers.get(customer.id) ?? null),
      name: customer?.name === '' ? null : (customer?.name ?? null),
      email: draft.invoiceEmail,
      lines: draft.lines.map(({ variantId, quantity, given, title, unitPrice, taxable, priceSource }) => {
        const isOurs = variantId !== null && catalogue.get(variantId)?.price !== undefined
        const discount = given
        if (isOurs && priceSource === 'catalogue') return { variantId, quantity, discount }
        return { title: title.slice(0, 200), unitPrice, taxable, quantity, discount }
      }),
      discount: draft.given,
      discountCodes: draft.codes.map(({ code }) => code),
      note: noteOf(draft),
    })
  }
}

/** The most that a draft's note holds. */
const longestNote = 2_000

/** Lines of drafts have no notes: theirs follow that of the whole, each behind what it is about. */
function noteOf({ note, lines }: DraftedOrder): string | null {
  const ofLines = lines.flatMap((line) => (line.note === undefined ? [] : [`${line.title}: ${line.note}`]))
  const all = [...(note === null ? [] : [note]), ...ofLines].join('\n')
  return all === '' ? null : all.slice(0, longestNote)
}
