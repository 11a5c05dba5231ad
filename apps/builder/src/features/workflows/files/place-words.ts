import type { Text } from '@counterflow/ui'
import { fieldName } from '../words/field-names'

type Path = readonly (string | number)[]

/** What only holds the parts that matter: naming it would help nobody. */
const silent = new Set([
  'input',
  'config',
  'match',
  'all',
  'any',
  'none',
  'where',
  'values',
  '$ref',
  '$template',
])

/** A place in a workflow file in words: "Step 3 “Capture payment” › Condition › Line 2 › Operator". */
export function placeWords(path: Path, content: unknown, text: Text): string {
  const { t } = text
  if (path.length === 0) return t('files.place.whole')
  const [root, position, ...rest] = path
  if (root === 'nodes' && typeof position === 'number') {
    return joined([stepWords(position, content, text), ...inner(rest, text)])
  }
  if (root === 'edges' && typeof position === 'number') {
    return joined([t('files.place.connection', { number: position + 1 }), ...inner(rest, text)])
  }
  return joined([rootWords(`${root}`, text), ...inner(path.slice(1), text)])
}

const joined = (parts: readonly string[]) => parts.join(' › ')

function rootWords(root: string, text: Text): string {
  const { t } = text
  switch (root) {
    case 'schema':
      return t('files.place.format')
    case 'name':
      return t('files.place.name')
    case 'trigger':
      return t('steps.kind.trigger')
    case 'nodes':
      return t('files.place.steps')
    case 'edges':
      return t('files.place.connections')
    case 'flow':
      return t('editor.flow.title')
    case 'layout':
      return t('files.place.positions')
    case 'needs':
      return t('files.place.needs')
    default:
      return fieldName(root, text)
  }
}

function stepWords(position: number, content: unknown, { t }: Text): string {
  const number = position + 1
  const step = memberOf(memberOf(content, 'nodes'), position)
  const name = [memberOf(step, 'name'), memberOf(step, 'id')].find(
    (value) => typeof value === 'string' && value.trim() !== '',
  )
  return typeof name === 'string'
    ? t('files.place.step', { number, name: name.slice(0, 60) })
    : t('files.place.stepNumber', { number })
}

function inner(path: Path, text: Text): string[] {
  const { t } = text
  return path.flatMap((segment, index) => {
    if (typeof segment === 'number') {
      return path[index - 1] === 'cases'
        ? t('editor.panel.case', { number: segment + 1 })
        : t('files.place.item', { number: segment + 1 })
    }
    if (segment === 'when') return t('editor.panel.when')
    if (segment === 'field') return t('files.place.field')
    if (segment === 'operator') return t('steps.condition.operator')
    return silent.has(segment) || segment === 'cases' ? [] : fieldName(segment, text)
  })
}

function memberOf(value: unknown, name: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
