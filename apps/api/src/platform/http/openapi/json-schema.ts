/** A node of a JSON Schema, as far as examples are made from it. What lies inside of it is looked at node by node. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly example?: unknown
  readonly examples?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: unknown
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly unknown[]
  readonly oneOf?: readonly unknown[]
  readonly allOf?: readonly unknown[]
}

export const isSchema = (node: unknown): node is JsonSchema => typeof node === 'object' && node !== null

/** The name that a reference to a component's schema ends with; undefined for anything else. */
export const referredName = ({ $ref }: JsonSchema): string | undefined => $ref?.split('/').at(-1)

/** Whether `schema` takes values of this type; one that names no type takes any. */
export function takesType({ type }: JsonSchema, name: string): boolean {
  return type === undefined || type === name || (Array.isArray(type) && type.includes(name))
}
