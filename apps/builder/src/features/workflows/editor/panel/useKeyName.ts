import { isReference, type Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { referenceName } from '../../words/field-names'
import { useStepName } from '../../words/StepNamesProvider'

/** What tells runs apart, by its human name; undefined where all runs of the workflow count together. */
export function useKeyName(key: Value | undefined): string | undefined {
  const text = useText()
  const stepName = useStepName()
  if (key === undefined || key === null) return undefined
  if (typeof key === 'object' && isReference(key)) return referenceName(key.$ref, text, stepName)
  return text.t('editor.flow.ownText')
}
