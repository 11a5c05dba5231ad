import { z } from 'zod'
import { canonicalJson, type Json } from '../json/json.js'
import { resolveValue, valueAt } from '../reference/resolve.js'
import { type Value, valueSchema } from '../reference/value.js'
import { TemplateError } from '../template/template-error.js'

export const flowControlSchema = z
  .strictObject({
    concurrency: z.strictObject({ key: valueSchema.optional(), limit: z.int().min(1).max(100) }).optional(),
    debounce: z.strictObject({ key: valueSchema.optional(), seconds: z.int().min(1).max(86_400) }).optional(),
  })
  .meta({ id: 'FlowControl' })

/**
 * How the runs of a workflow get along with each other. Keys refer to `trigger` and `shop` only.
 * - `concurrency`: at most `limit` runs at a time with the same key; with 1 they run in order of arrival. A key of
 *   null, or none, counts all runs of the workflow together.
 * - `debounce`: of the runs with the same key that start within `seconds` of each other, only the last one goes on.
 */
export type FlowControl = z.infer<typeof flowControlSchema>

/**
 * The text by which runs with the same `key` are told. Null, or a template that comes to nothing, stands for all runs
 * of the workflow: then they wait for each other rather than run side by side.
 */
export function flowKey(key: Value | undefined, trigger: Json, shop: Json): string | null {
  try {
    const resolved = resolveValue(key ?? null, ([root, ...rest]) =>
      root === 'trigger' ? valueAt(trigger, rest) : root === 'shop' ? valueAt(shop, rest) : undefined,
    )
    return resolved === null ? null : canonicalJson(resolved)
  } catch (error) {
    if (error instanceof TemplateError) return null
    throw error
  }
}
