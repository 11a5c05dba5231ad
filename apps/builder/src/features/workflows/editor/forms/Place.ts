import type { ReferencePath, ValueType } from '@counterflow/core'

/** Where in the definition a form's value stands, which decides what it may refer to. */
export interface Place {
  nodeId: string
  /** From the root of the definition, as findings name it. */
  path: readonly (string | number)[]
  /** The type of `item` inside of a question about a list. */
  item?: ValueType | undefined
  /** The list that the item is one of. */
  items?: ReferencePath | undefined
  /** Only plain values can stand here: it is read before anything has happened. */
  literal?: boolean | undefined
}

export const inside = (place: Place, ...segments: (string | number)[]): Place => ({
  ...place,
  path: [...place.path, ...segments],
})

export const pathText = (path: readonly (string | number)[]): string => path.join('/')
