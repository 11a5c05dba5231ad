import type { Language, LocalizedText, WorkflowDefinition } from '@counterflow/core'

/** A ready-made workflow for the gallery. */
export interface TemplateDefinition {
  readonly name: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  /** The gallery's group: `risk`, `loyalty` … */
  readonly category: string
  readonly definition: WorkflowDefinition
  /**
   * The texts that its actions are given (subjects, labels), in the other languages: each under the text that stands
   * in `definition`. Installing it takes the language of the shop.
   */
  readonly texts?: Partial<Record<Language, Readonly<Record<string, string>>>>
}

/** Declares a template. Installing it makes a copy; the template itself never changes. */
export function defineTemplate(definition: TemplateDefinition): TemplateDefinition {
  return definition
}
