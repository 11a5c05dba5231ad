import { isJsonList, type Json } from '../json/json.js'
import { moneyIn } from '../money/money.js'
import { parseInstant } from './instant.js'
import type { ReferencePath } from './reference.js'
import { type FieldType, unknownType, type ValueType } from './value-type.js'

/**
 * The type of which `sample` is one value: its fields are required as seen, null is unknown, and what a list holds is
 * what all of its items have in common. Other fields may come, so objects stay open.
 */
export function typeOfSample(sample: Json): ValueType {
  if (sample === null) return unknownType
  if (typeof sample === 'boolean') return { kind: 'boolean', nullable: false }
  if (typeof sample === 'number') {
    return { kind: 'number', integer: Number.isSafeInteger(sample), nullable: false }
  }
  if (typeof sample === 'string') {
    const isInstant = sample.includes(':') && parseInstant(sample) !== undefined
    return isInstant
      ? { kind: 'instant', nullable: false }
      : { kind: 'text', options: undefined, nullable: false }
  }
  if (isJsonList(sample)) {
    const [first, ...others] = sample.map(typeOfSample)
    return {
      kind: 'list',
      item: first === undefined ? unknownType : others.reduce(common, first),
      nullable: false,
    }
  }
  if (moneyIn(sample) !== undefined) return { kind: 'money', nullable: false }
  return objectOf(Object.entries(sample).map(([name, value]) => [name, required(typeOfSample(value))]))
}

/** `type` with what is at `path` replaced; where the path leads nowhere, the type stays as it is. */
export function withTypeAt(type: ValueType, path: ReferencePath, replacement: ValueType): ValueType {
  const [name, ...rest] = path
  if (name === undefined) return replacement
  if (type.kind !== 'object' || !Object.hasOwn(type.fields, name)) return type
  const field = type.fields[name]
  if (field === undefined) return type
  const inner = withTypeAt(field.type, rest, replacement)
  return { ...type, fields: { ...type.fields, [name]: { ...field, type: inner } } }
}

const required = (type: ValueType): FieldType => ({
  type,
  required: true,
  title: undefined,
  description: undefined,
})

function objectOf(fields: [string, FieldType][]): ValueType {
  return { kind: 'object', fields: Object.fromEntries(fields), open: true, nullable: false }
}

/** What two values of one list have in common; a field that one of them lacks is optional. */
function common(left: ValueType, right: ValueType): ValueType {
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    return { ...(left.kind === 'unknown' ? right : left), nullable: true }
  }
  const nullable = left.nullable || right.nullable
  if (left.kind === 'number' && right.kind === 'number') {
    return { kind: 'number', integer: left.integer && right.integer, nullable }
  }
  if (left.kind === 'list' && right.kind === 'list') {
    return { kind: 'list', item: common(left.item, right.item), nullable }
  }
  if (left.kind === 'object' && right.kind === 'object') {
    const names = new Set([...Object.keys(left.fields), ...Object.keys(right.fields)])
    const fields = [...names].flatMap((name): [string, FieldType][] => {
      const [one, other] = [ownField(left.fields, name), ownField(right.fields, name)]
      if (one !== undefined && other !== undefined) {
        const isRequired = one.required && other.required
        return [[name, { ...one, type: common(one.type, other.type), required: isRequired }]]
      }
      const only = one ?? other
      return only === undefined ? [] : [[name, { ...only, required: false }]]
    })
    return { ...objectOf(fields), nullable }
  }
  if (isWritten(left) && isWritten(right) && left.kind !== right.kind) {
    return { kind: 'text', options: undefined, nullable }
  }
  return left.kind === right.kind ? { ...left, nullable } : unknownType
}

const isWritten = ({ kind }: ValueType): boolean => kind === 'text' || kind === 'instant'

function ownField(fields: Readonly<Record<string, FieldType>>, name: string): FieldType | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}
