import type { createDocument } from 'zod-openapi'

/** A document as zod-openapi makes it. */
export type Document = ReturnType<typeof createDocument>

/** What a document says of one route. */
export type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Every route of a document. */
export function operationsOf({ paths = {} }: Document): Operation[] {
  return Object.values(paths).flatMap((item) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation === undefined ? [] : [operation]
    }),
  )
}
