import type { LocalizedText, Permission } from '@counterflow/core'
import type { z } from 'zod'
import type { HttpClient } from './http-client.js'
import type { ShopApi } from './shop-api.js'

/**
 * What repeating an action does to the world.
 * - `none`: it only reads.
 * - `repeatable`: the other side recognises the idempotency key, so a second attempt changes nothing.
 * - `once`: a second attempt would do it twice; after a crash the host never repeats it blindly.
 */
export type Effects = 'none' | 'repeatable' | 'once'

/** What an action is given when it runs. */
export interface ActionContext<Input> {
  readonly input: Input
  readonly shop: ShopApi
  /** The only way to the outside. */
  readonly http: HttpClient
  /** The same for every attempt of one step of one run; hand it to the other side. */
  readonly idempotencyKey: string
  /** 1 for the first attempt. */
  readonly attempt: number
  /** Fires when the step is cancelled or its time is up. */
  readonly signal: AbortSignal
}

interface ActionHead {
  /** Letters, digits and `_`; with the plugin's name before it, the id that workflows use. Never rename it. */
  readonly name: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  /** The palette's group: `orders`, `payments`, `customers` … */
  readonly category: string
  readonly effects: Effects
  /** What a person must hold to turn on a workflow with this action. */
  readonly permission?: Permission
  /** It decides about capturing payments and needs the shop to capture by hand (R65). */
  readonly needsManualCapture?: boolean
  /** How long one attempt may take; 30 seconds unless said otherwise. */
  readonly timeoutSeconds?: number
}

/** An action as an author writes it. */
export interface ActionSource<Input extends z.ZodType, Output extends z.ZodType> extends ActionHead {
  readonly input: Input
  readonly output: Output
  readonly run: (context: ActionContext<z.output<Input>>) => Promise<z.input<Output>>
}

/** An action as the host runs it: input and output are checked against their schemas on the way. */
export interface ActionDefinition extends ActionHead {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly run: (context: ActionContext<unknown>) => Promise<unknown>
}

/**
 * Declares an action.
 *
 * @example
 * defineAction({
 *   name: 'add_order_tags',
 *   title: { en: 'Add order tags', ko: '주문 태그 추가', ja: '注文タグを追加' },
 *   …
 *   input: z.strictObject({ orderId: z.uuid(), tags: z.array(z.string()) }),
 *   output: z.strictObject({ tags: z.array(z.string()) }),
 *   effects: 'repeatable',
 *   run: ({ input, shop }) => shop.orders.addTags(input.orderId, input.tags),
 * })
 */
export function defineAction<Input extends z.ZodType, Output extends z.ZodType>(
  source: ActionSource<Input, Output>,
): ActionDefinition {
  return {
    ...source,
    run: async (context) => {
      const input = source.input.parse(context.input)
      return source.output.parse(await source.run({ ...context, input }))
    },
  }
}
