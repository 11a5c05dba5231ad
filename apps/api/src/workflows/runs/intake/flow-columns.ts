import { createHash } from 'node:crypto'
import { flowKey, type Json, type Value, type WorkflowDefinition } from '@counterflow/core'

/** How a new run gets along with others of its workflow, as it is stored with the run. */
export interface FlowColumns {
  readonly concurrencyKey: string | null
  readonly concurrencyLimit: number | null
  readonly gated: boolean
  readonly debounceKey: string | null
  readonly debounceSeconds: number
}

const longestKey = 200

/** What a workflow's flow control comes to for a run on `payload`. */
export function flowColumns(
  workflowId: string,
  { flow }: WorkflowDefinition,
  payload: Json,
  shop: Json,
): FlowColumns {
  const keyOf = (value: Value | undefined) => {
    const key = flowKey(value, payload, shop) ?? ''
    return key.length <= longestKey ? key : createHash('sha256').update(key).digest('base64url')
  }
  const { concurrency, debounce } = flow ?? {}
  return {
    concurrencyKey: concurrency === undefined ? null : `${workflowId} ${keyOf(concurrency.key)}`,
    concurrencyLimit: concurrency?.limit ?? null,
    gated: concurrency !== undefined,
    debounceKey: debounce === undefined ? null : keyOf(debounce.key),
    debounceSeconds: debounce?.seconds ?? 0,
  }
}
