import { fits, type ReferencePath, type ReferenceTypes, typeAt, type ValueType } from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import { fieldName } from '../../words/field-names'
import type { Place } from './Place'

export interface ReferenceOption {
  path: ReferencePath
  type: ValueType
  /** "Order › Total" */
  name: string
  description: string | undefined
  /** Listed for those who search for it only, as every amount would have one: its currency. */
  isDetail?: boolean
}

export interface ReferenceGroup {
  key: string
  name: string
  options: ReferenceOption[]
}

const deepest = 5

/** Every value below one root, as far as objects go; lists are offered whole. */
export function below(
  path: ReferencePath,
  type: ValueType,
  names: readonly string[],
  text: Text,
  description?: string,
): ReferenceOption[] {
  const own: ReferenceOption[] =
    names.length === 0 ? [] : [{ path, type, name: names.join(' › '), description }]
  if (type.kind !== 'object' || names.length >= deepest) return own
  return [
    ...own,
    ...Object.entries(type.fields).flatMap(([name, field]) =>
      below(
        [...path, name],
        field.type,
        [...names, fieldName(name, text, field.title)],
        text,
        field.description,
      ),
    ),
  ]
}

/** A value, and what may be asked about it that is no field of its own. */
function withDetails(option: ReferenceOption, text: Text): ReferenceOption[] {
  if (option.type.kind !== 'money') return [option]
  const type = typeAt(option.type, ['currency'])
  if ('missing' in type) return [option]
  const name = `${option.name} › ${fieldName('currency', text)}`
  const path = [...option.path, 'currency']
  return [option, { path, type, name, description: undefined, isDetail: true }]
}

/** What can stand in a place that expects `expected`; without it, everything that is no group of values. */
function suits(type: ValueType, expected: ValueType | undefined): boolean {
  if (expected === undefined || expected.kind === 'unknown') return type.kind !== 'object'
  return type.kind !== 'unknown' ? fits({ ...type, nullable: false }, expected) : true
}

/** What may be referred to at `place`, by where it comes from. */
export function referenceGroups(
  types: ReferenceTypes,
  place: Place,
  expected: ValueType | undefined,
  text: Text,
  stepName: (nodeId: string) => string,
): ReferenceGroup[] {
  const { t } = text
  const roots = types.rootsAt(place.nodeId).map((root) => {
    const [kind] = root.path
    if (root.nodeId !== null) {
      return { ...root, name: t('steps.field.fromStep', { name: stepName(root.nodeId) }) }
    }
    if (kind === 'each') return { ...root, name: t('steps.field.iteration') }
    return { ...root, name: t(kind === 'shop' ? 'steps.field.fromShop' : 'steps.field.fromTrigger') }
  })
  const item =
    place.item === undefined ? [] : [{ path: ['item'], type: place.item, name: t('steps.field.fromItem') }]
  return [...item, ...roots]
    .map(({ path, type, name }) => ({
      key: path.join('.'),
      name,
      options: (type.kind === 'object' ? below(path, type, [], text) : below(path, type, [name], text))
        .flatMap((option) => withDetails(option, text))
        .filter((option) => suits(option.type, expected)),
    }))
    .filter(({ options }) => options.length > 0)
}
