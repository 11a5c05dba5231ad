import type { Json } from '@counterflow/core'
import type { HttpClient, ShopApi } from '@counterflow/plugin-sdk'

/** One attempt of one action. */
export interface ActionCall {
  readonly actionId: string
  readonly input: Json
  readonly idempotencyKey: string
  readonly attempt: number
  readonly shop: ShopApi
  readonly http: HttpClient
  readonly signal: AbortSignal
}

/** What came of it. `retry`: another attempt may succeed. */
export type ActionResult =
  | { readonly ok: true; readonly output: Json }
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly retry: boolean
      readonly retryAfterSeconds: number | undefined
    }

/** What became of an attempt that was cut off; `unknown` says why nobody can tell. */
export type ReconcileResult =
  | { readonly happened: true; readonly output: Json }
  | { readonly happened: false }
  | { readonly happened: 'unknown'; readonly message: string }

export function failure(code: string, message: string): Extract<ActionResult, { ok: false }> {
  return { ok: false, code, message, retry: false, retryAfterSeconds: undefined }
}
