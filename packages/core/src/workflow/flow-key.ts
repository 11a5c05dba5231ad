import { canonicalJson, type Json } from '../json/json.js'
import { resolveValue } from '../reference/resolve.js'
import type { Value } from '../reference/value.js'
import { valueAt } from '../reference/value-at.js'
import { TemplateError } from '../template/template-error.js'

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
