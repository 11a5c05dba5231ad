import { z } from 'zod'

/** Plain JSON: what events, steps and configurations are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Any plain JSON, at the boundary. */
export const plainJsonSchema: z.ZodType<Json> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(plainJsonSchema),
      z.record(z.string(), plainJsonSchema),
    ]),
  )
  .meta({ id: 'Json' })

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/** Tells an object from a list, a text, a number and null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether `value` is a list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/**
 * The canonical text of a JSON value: object keys in code-unit order, no white space, keys without a value left out.
 * Equal values have equal texts, so the text can be hashed (RFC 8785 in what we use of it).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null'
  // One text, with no lists in between: every event of a till is hashed, more than once.
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) members += `${members === '' ? '' : ','}${keyText(key)}${canonicalJson(member)}`
  }
  return `{${members}}`
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys as they are written, which are the same few again and again. */
const keyTexts = new Map<string, string>()
const mostKeyTexts = 1_000

function keyText(key: string): string {
  const known = keyTexts.get(key)
  if (known !== undefined) return known
  const text = `${JSON.stringify(key)}:`
  if (keyTexts.size < mostKeyTexts) keyTexts.set(key, text)
  return text
}

/** Whether two JSON values are the same, whatever the order of their keys. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  return canonicalJson(left) === canonicalJson(right)
}
