import { v7 as uuidv7 } from 'uuid'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'

/** The key under which a request is known. One without a key of its own is one that its sender does not repeat. */
export function requestKeyOf(request: IdempotentRequest | undefined): string {
  return request === undefined ? `once/${uuidv7()}` : `${request.principal}/${request.key}`
}
