import type { Transaction } from '../../platform/database/database.js'
import type { IdempotencyKeys, IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'

/** Does `work` unless the same request did it before. `result` names what came of it, usually by an id. */
export async function once(
  keys: IdempotencyKeys,
  transaction: Transaction,
  request: IdempotentRequest | undefined,
  work: () => Promise<string>,
): Promise<string> {
  if (request === undefined) return work()
  const claim = await keys.claim(transaction, request)
  if (!claim.first) return claim.result
  const result = await work()
  await keys.complete(transaction, request, result)
  return result
}
