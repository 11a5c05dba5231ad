import { isTemplate, type Value } from '@counterflow/core'

/** What stands in a text field: a text, or a template's source. */
export function writtenText(value: Value | undefined): string {
  if (typeof value === 'string') return value
  return value !== undefined && isTemplate(value) ? value.$template : ''
}

/** What was written into a text field: a template once it uses a value of the run, a plain text otherwise. */
export function valueOfText(text: string): Value {
  return /\{\{|\{%/.test(text) ? { $template: text } : text
}
