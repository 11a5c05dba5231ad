import type { ApiDescription } from './api-description.js'
import { type Document, type Operation, operationsOf } from './document-operations.js'
import { ExampleMaker } from './example-maker.js'
import { isSchema, referredName } from './json-schema.js'

type Content = NonNullable<Extract<NonNullable<Operation['requestBody']>, { content: unknown }>['content']>

/** Gives each body, answer and parameter of `document` an example. Those of a named schema are written once. */
export function addExamples(document: Document, samples: ApiDescription['samples']): void {
  const components = document.components ?? {}
  const maker = new ExampleMaker(components.schemas ?? {}, samples)
  const shared = components.examples ?? {}
  const illustrate = (content: Content, owner: string) => {
    for (const [type, media] of Object.entries(content)) {
      // A file has no example that could be read.
      if (!/json|event-stream/.test(type)) continue
      if ('$ref' in media || media.schema === undefined || media.examples !== undefined) continue
      const name = isSchema(media.schema) ? referredName(media.schema) : undefined
      if (name === undefined) {
        const made = maker.of(media.schema, owner)
        if (made !== undefined) media.example = made
        continue
      }
      const made = maker.of(media.schema, name)
      if (made === undefined) continue
      shared[name] = { value: made }
      media.examples = { example: { $ref: `#/components/examples/${name}` } }
    }
  }
  document.components = { ...components, examples: shared }
  for (const operation of operationsOf(document)) {
    const owner = operation.operationId ?? ''
    const { requestBody } = operation
    if (requestBody !== undefined && 'content' in requestBody) illustrate(requestBody.content, owner)
    for (const response of Object.values(operation.responses ?? {})) {
      if ('content' in response && response.content !== undefined) illustrate(response.content, owner)
    }
    for (const parameter of operation.parameters ?? []) {
      if ('$ref' in parameter || parameter.schema === undefined) continue
      // Whoever sends a made-up cursor is refused: there is none but those that a list has given out.
      if (parameter.name === 'cursor') continue
      const made = maker.of(parameter.schema, owner, parameter.name)
      if (made !== undefined) parameter.example = made
    }
  }
}
