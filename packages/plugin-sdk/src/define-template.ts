import type { LocalizedText, WorkflowDefinition } from '@counterflow/core'

/** A ready-made workflow for the gallery. */
export interface TemplateDefinition {
  readonly name: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  /** The gallery's group: `risk`, `loyalty` … */
  readonly category: string
  readonly definition: WorkflowDefinition
}

/** Declares a template. Installing it makes a copy; the template itself never changes. */
export function defineTemplate(definition: TemplateDefinition): TemplateDefinition {
  return definition
}
