import type { LocalizedText, Permission, ReferencePath } from '@counterflow/core'
import type { z } from 'zod'
import { ActionError } from './action-error.js'
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

/** What became of an attempt whose outcome nobody recorded, as the other side tells it. */
export type Reconciliation<Output> =
  | { readonly happened: true; readonly output: Output }
  | { readonly happened: false }
  | { readonly happened: 'unknown' }

/** Which fields of the input say whom the action calls, so that the host can hold back before a full or slow one. */
export interface CalledService {
  /** The field with the address. */
  readonly url: string
  /** The field with the id of a connection. */
  readonly connection: string
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
  /** Where in the output something stands whose shape is only known from a sample: what a service answered, say. */
  readonly sampled?: ReferencePath
  readonly calls?: CalledService
}

/** An action as an author writes it. */
export interface ActionSource<Input extends z.ZodType, Output extends z.ZodType> extends ActionHead {
  readonly input: Input
  readonly output: Output
  readonly run: (context: ActionContext<z.output<Input>>) => Promise<z.input<Output>>
  /**
   * Asks the other side whether an attempt that was cut off took place, with the same key as that attempt; for
   * `effects: 'once'`. Without it, or when it answers `unknown`, a person decides.
   */
  readonly reconcile?: (context: ActionContext<z.output<Input>>) => Promise<Reconciliation<z.input<Output>>>
}

/**
 * An action as the host runs it: input and output are checked against their schemas on the way, and what does not
 * fit is an ActionError `invalid_input` or `invalid_output`.
 */
export interface ActionDefinition extends ActionHead {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly run: (context: ActionContext<unknown>) => Promise<unknown>
  readonly reconcile?: (context: ActionContext<unknown>) => Promise<Reconciliation<unknown>>
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
  const { run, reconcile, ...head } = source
  const prepared = (context: ActionContext<unknown>): ActionContext<z.output<Input>> => ({
    ...context,
    input: fitting(source.input, context.input, 'invalid_input', "The action's input is wrong."),
  })
  const checked = (output: unknown) =>
    fitting(source.output, output, 'invalid_output', 'The action answered something wrong.')
  return {
    ...head,
    run: async (context) => checked(await run(prepared(context))),
    ...(reconcile === undefined
      ? {}
      : {
          reconcile: async (context) => {
            const found = await reconcile(prepared(context))
            return found.happened === true ? { happened: true, output: checked(found.output) } : found
          },
        }),
  }
}

function fitting<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  code: string,
  message: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'value'}: ${issue.message}`)
  throw new ActionError({ code, message: `${message} ${places.join('; ')}` })
}
