import { isReference, isTemplate, type Value, valueSchema } from '@counterflow/core'
import { valueOfText } from './written-text'

const isList = (value: Value): value is Value[] => Array.isArray(value)

function mapTexts(value: Value, change: (text: string) => Value): Value {
  if (typeof value === 'string') return change(value)
  if (typeof value !== 'object' || value === null || isReference(value) || isTemplate(value)) return value
  if (isList(value)) return value.map((item) => mapTexts(item, change))
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, change)]))
}

function templatesAsTexts(value: Value): Value {
  if (typeof value !== 'object' || value === null || isReference(value)) return value
  if (isTemplate(value)) return value.$template
  if (isList(value)) return value.map(templatesAsTexts)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, templatesAsTexts(member)]))
}

/** A value as the JSON that a person writes: a template stands in it as a text. */
export function jsonText(value: Value | undefined): string {
  return value === undefined ? '' : JSON.stringify(templatesAsTexts(value), null, 2)
}

/** Reads what a person wrote as JSON: a text that uses a value of the run becomes a template. */
export function valueOfJsonText(text: string): { value: Value | undefined } | { problem: string } {
  if (text.trim() === '') return { value: undefined }
  try {
    const parsed = valueSchema.safeParse(JSON.parse(text))
    if (!parsed.success) return { problem: parsed.error.issues[0]?.message ?? '' }
    return { value: mapTexts(parsed.data, valueOfText) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : '' }
  }
}
