import { parseInstant } from './instant.js'
import type { ValueType } from './value-type.js'

/** Whether a value of type `actual` can stand where `expected` is asked for, as far as types can tell. */
export function fits(actual: ValueType, expected: ValueType): boolean {
  if (actual.kind === 'unknown' || expected.kind === 'unknown') return true
  switch (expected.kind) {
    case 'text':
      return (
        actual.kind === 'instant' || (actual.kind === 'text' && optionsFit(actual.options, expected.options))
      )
    case 'number':
      return actual.kind === 'number' && (actual.integer || !expected.integer)
    case 'instant':
      return actual.kind === 'instant' || (actual.kind === 'text' && (actual.options ?? []).every(isInstant))
    case 'list':
      return actual.kind === 'list' && fits(actual.item, expected.item)
    case 'object':
      return actual.kind === 'object' && fieldsFit(actual, expected)
    default:
      return actual.kind === expected.kind
  }
}

function optionsFit(actual: readonly string[] | undefined, expected: readonly string[] | undefined): boolean {
  return expected === undefined || actual === undefined || actual.every((option) => expected.includes(option))
}

function isInstant(text: string): boolean {
  return parseInstant(text) !== undefined
}

type ObjectType = Extract<ValueType, { kind: 'object' }>

function fieldsFit(actual: ObjectType, expected: ObjectType): boolean {
  return Object.entries(expected.fields).every(([name, field]) => {
    const given = Object.hasOwn(actual.fields, name) ? actual.fields[name] : undefined
    return given === undefined ? !field.required || actual.open : fits(given.type, field.type)
  })
}

/** A type as a word for messages: `text`, `whole number`, `list of text`. */
export function typeName(type: ValueType): string {
  if (type.kind === 'number') return type.integer ? 'whole number' : 'number'
  if (type.kind === 'list') return `list of ${typeName(type.item)}`
  if (type.kind === 'text' && type.options !== undefined && type.options.length > 1) {
    return `one of ${type.options.join(', ')}`
  }
  return type.kind
}
