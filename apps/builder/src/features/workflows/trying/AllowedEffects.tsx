import type { WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Checkbox, Stack, Text } from '@mantine/core'
import { useMay } from '../../session/useStaff'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import { useStepName } from '../words/StepNamesProvider'

interface AllowedEffectsProps {
  definition: WorkflowDefinition
  allowed: readonly string[]
  onChange: (allowed: readonly string[]) => void
}

/** Every step that changes something outside, to be allowed one by one. */
export function AllowedEffects({ definition, allowed, onChange }: AllowedEffectsProps) {
  const { t } = useText()
  const may = useMay()
  const { actions } = useCatalogue()
  const stepName = useStepName()
  const effects = definition.nodes.filter(
    (node) => node.kind === 'action' && actions.get(node.action)?.effects !== 'none',
  )
  if (effects.length === 0 || !may('workflows.run')) return null
  return (
    <Checkbox.Group
      label={t('trying.allow')}
      description={t('trying.allowHint')}
      value={[...allowed]}
      onChange={onChange}
    >
      <Stack gap={6} mt="xs">
        {effects.map(({ id }) => (
          <Checkbox key={id} value={id} label={stepName(id)} />
        ))}
      </Stack>
      {allowed.length > 0 && (
        <Text size="sm" c="var(--cf-caution)" mt="xs" role="status">
          {t('trying.allowed', { count: allowed.length })}
        </Text>
      )}
    </Checkbox.Group>
  )
}
