import type { Text } from '@counterflow/ui'
import { hasWords } from '../../../../platform/list/has-words'
import type { Catalogue } from '../../catalogue/catalogue'
import { actionLook, type StepLook, stepLook } from '../../graph/step-look'
import type { StepChoice } from '../editing/new-step'

export interface StepOption {
  key: string
  choice: StepChoice
  name: string
  hint: string
  look: StepLook
}

export interface StepGroup {
  key: string
  name: string
  options: StepOption[]
}

const logic = ['condition', 'switch', 'each', 'set', 'wait', 'stop'] as const

/** Everything that the palette offers, by category: the plugins' actions, and what decides and waits. */
export function stepGroups(
  catalogue: Catalogue,
  { t, local }: Text,
  categoryName: (category: string) => string,
): StepGroup[] {
  const actions = [...catalogue.actions.values()]
  const categories = [...new Set(actions.map(({ category }) => category))]
  return [
    {
      key: 'logic',
      name: t('editor.palette.logic'),
      options: logic.map((kind) => ({
        key: kind,
        choice: { kind },
        name: t(`steps.kind.${kind}`),
        hint: t(`steps.kindHint.${kind}`),
        look: stepLook(kind),
      })),
    },
    ...categories.map((category) => ({
      key: category,
      name: categoryName(category),
      options: actions
        .filter((action) => action.category === category)
        .map((action) => ({
          key: action.id,
          choice: { kind: 'action' as const, action: action.id },
          name: local(action.title),
          hint: local(action.description),
          look: actionLook(category),
        })),
    })),
  ]
}

/** What stands at the beginning of the groups, as far as `count` steps. */
export function beginningOf(groups: readonly StepGroup[], count: number): StepGroup[] {
  let left = count
  return groups.flatMap((group) => {
    const options = group.options.slice(0, Math.max(0, left))
    left -= options.length
    return options.length === 0 ? [] : [{ ...group, options }]
  })
}

/** The groups with only what `search` finds in names and hints. */
export function foundIn(groups: readonly StepGroup[], search: string): StepGroup[] {
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter(({ name, hint }) => hasWords(`${name} ${hint}`, search)),
    }))
    .filter(({ options }) => options.length > 0)
}
