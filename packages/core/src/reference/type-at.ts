import { currencies } from '../money/currency.js'
import type { ReferencePath } from './reference.js'
import { unknownType, type ValueType } from './value-type.js'

const moneyFields: Record<string, ValueType> = {
  amount: { kind: 'number', integer: true, nullable: false },
  currency: { kind: 'text', options: currencies, nullable: false },
}

/** Why a path leads nowhere: the segment that is not there, and what would be. */
export interface NoSuchField {
  readonly missing: string
  readonly known: readonly string[]
}

/** The type found by following `path` from `type`. Optional fields and nullable parents make it nullable. */
export function typeAt(type: ValueType, path: ReferencePath): ValueType | NoSuchField {
  let current = type
  let nullable = type.nullable
  for (const segment of path) {
    const next = step(current, segment)
    if ('missing' in next) return next
    nullable ||= next.nullable
    current = next
  }
  return nullable === current.nullable ? current : { ...current, nullable }
}

function step(type: ValueType, segment: string | number): ValueType | NoSuchField {
  const nowhere = (known: string[]): NoSuchField => ({ missing: `${segment}`, known })
  switch (type.kind) {
    case 'unknown':
      return unknownType
    case 'money':
      return (
        (Object.hasOwn(moneyFields, segment) ? moneyFields[segment] : undefined) ??
        nowhere(Object.keys(moneyFields))
      )
    case 'list':
      return typeof segment === 'number' ? { ...type.item, nullable: true } : nowhere(['0'])
    case 'object': {
      const field = Object.hasOwn(type.fields, segment) ? type.fields[segment] : undefined
      if (field !== undefined) return field.required ? field.type : { ...field.type, nullable: true }
      return type.open && Object.keys(type.fields).length === 0
        ? unknownType
        : nowhere(Object.keys(type.fields))
    }
    default:
      return nowhere([])
  }
}
