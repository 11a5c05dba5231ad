import type { z } from 'zod'

/** What a screen asks of the server as this device. */
export interface ServerRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/api/v1/till/…` */
  readonly path: string
  readonly body?: unknown
}

/** `offline` also when it took too long, or when what came was not the shop's server. */
export type ServerReply<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'offline' }
  | { readonly kind: 'problem'; readonly type: string; readonly title: string; readonly fix: string | null }

/**
 * What only the server knows: sales of other registers, gift cards, shared carts. Never on the path of a sale. Adds the
 * token of this device, waits eight seconds at most and never rejects.
 */
export interface TillServer {
  ask<Answer>(request: ServerRequest, answer: z.ZodType<Answer>): Promise<ServerReply<Answer>>
}
