import { useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { useChosenModel } from './useChosenModel'

/** Which model answers. Nothing until it is known: the page works without. */
export function ModelShown() {
  const { t } = useText()
  const { data: model } = useChosenModel()
  if (model === undefined) return null
  return <Text c="dimmed">{t(`labelling.model.${model.kind}`, { name: model.name ?? '' })}</Text>
}
