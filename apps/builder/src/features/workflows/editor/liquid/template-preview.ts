import { renderTemplate, TemplateError, type TemplateReason } from '@counterflow/core'
import type { Place } from '../forms/Place'
import type { Samples } from '../samples/SamplesContext'

/** What a template comes to with the samples of a place. */
export interface RenderedTemplate {
  text: string
  /** Why it comes to nothing, where it does. */
  problem: TemplateReason | undefined
  /** Whether some of it is only made up. */
  hasExamples: boolean
}

/** Fills in a template as a run on the chosen past event would. */
export function previewTemplate(source: string, place: Place, at: Samples['at']): RenderedTemplate {
  let hasExamples = false
  try {
    const text = renderTemplate(source, (path) => {
      const sample = at(path, place)
      // Every template asks for the shop, for how to print.
      if (path[0] !== 'shop') hasExamples ||= sample?.isExample ?? false
      return sample?.value
    })
    return { text, problem: undefined, hasExamples }
  } catch (error) {
    if (error instanceof TemplateError) return { text: '', problem: error.why, hasExamples }
    throw error
  }
}

/** Whether a text is a template at all. */
export const isLiquid = (source: string): boolean => /\{\{|\{%/.test(source)
