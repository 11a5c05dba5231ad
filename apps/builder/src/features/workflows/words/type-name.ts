import type { ValueType } from '@counterflow/core'
import type { Text } from '@counterflow/ui'

/** What kind of value a type holds, in words. */
export function typeWord(type: ValueType, text: Text): string {
  const { t } = text
  switch (type.kind) {
    case 'text':
      return t(type.options === undefined ? 'steps.type.text' : 'steps.type.enum')
    case 'number':
      return t(type.integer ? 'steps.type.integer' : 'steps.type.number')
    case 'boolean':
      return t('steps.type.boolean')
    case 'money':
      return t('steps.type.money')
    case 'instant':
      return t('steps.type.date')
    case 'list':
      return t('steps.listOf', { type: typeWord(type.item, text) })
    case 'object':
      return t('steps.type.object')
    case 'unknown':
      return t('steps.type.unknown')
  }
}
