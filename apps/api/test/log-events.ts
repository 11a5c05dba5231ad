import type { Permission } from '@counterflow/core'
import { z } from 'zod'
import { Transactions } from '../src/platform/database/transactions.js'
import { defineEvent } from '../src/platform/events/event-definition.js'
import { EventLog } from '../src/platform/events/event-log.js'
import type { TestApplication } from '../src/platform/http/test-application.js'

const happened = (audience: Permission) =>
  defineEvent({ type: 'parcel.moved', subjectType: 'parcel', payload: z.strictObject({}), audience })

/** Records that something happened to `subjectId`; `before` runs inside the transaction, after the event. */
export function record(
  shop: TestApplication,
  subjectId: string,
  options: { audience?: Permission; before?: () => Promise<unknown> } = {},
): Promise<void> {
  const log = shop.application.get(EventLog)
  return shop.application.get(Transactions).run(async (transaction) => {
    await log.append(transaction, happened(options.audience ?? 'orders.read'), { subjectId, payload: {} })
    await options.before?.()
  })
}
