import type { Json, JsonSchema } from '@counterflow/core'
import { z } from 'zod'

/** A field of a plugin's settings that a form can show. */
export interface PlainField {
  readonly name: string
  readonly kind: 'text' | 'number' | 'boolean'
  readonly title: string
  readonly description: string | undefined
  /** What stands in it before anybody has set it. */
  readonly initial: Json
}

const withDefault = z.looseObject({ default: z.json() })

/** The fields of settings as a plugin's manifest describes them: texts, numbers, and what is on or off. */
export function plainFields(schema: JsonSchema | undefined): PlainField[] {
  return Object.entries(schema?.properties ?? {}).flatMap(([name, field]) => {
    const kind = kindOf(field)
    if (kind === undefined) return []
    const initial = withDefault.safeParse(field).data?.default ?? (kind === 'boolean' ? false : '')
    return [{ name, kind, title: field.title ?? name, description: field.description, initial }]
  })
}

function kindOf({ type }: JsonSchema): PlainField['kind'] | undefined {
  if (type === 'string') return 'text'
  if (type === 'boolean') return 'boolean'
  return type === 'number' || type === 'integer' ? 'number' : undefined
}
