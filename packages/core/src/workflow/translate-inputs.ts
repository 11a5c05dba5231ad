import { type WorkflowDefinition, workflowDefinitionSchema } from './definition.js'

/**
 * `definition` with the texts that its actions are given in another language. `texts` holds each translation under
 * the text that it stands for, references and templates included; what is not in there stays as it is.
 */
export function translateInputs(
  definition: WorkflowDefinition,
  texts: Readonly<Record<string, string>>,
): WorkflowDefinition {
  const nodes = definition.nodes.map((node) =>
    node.kind === 'action' ? { ...node, input: translated(node.input, texts) } : node,
  )
  return workflowDefinitionSchema.parse({ ...definition, nodes })
}

function translated(value: unknown, texts: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return Object.hasOwn(texts, value) ? texts[value] : value
  if (Array.isArray(value)) return value.map((item) => translated(item, texts))
  if (typeof value !== 'object' || value === null || '$ref' in value) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, translated(member, texts)]))
}
