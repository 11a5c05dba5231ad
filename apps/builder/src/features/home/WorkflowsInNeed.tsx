import { Panel, useText } from '@counterflow/ui'
import { Group, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { AnchorLink } from '../../platform/router/links'
import { AttentionReason } from '../workflows/AttentionReason'
import { workflowsQuery } from '../workflows/workflow-queries'
import { bannerWorkflow } from './RiskBanner'

const shown = 5

/** The workflows that are on and can no longer do their work. */
export function WorkflowsInNeed() {
  const { t } = useText()
  const { data } = useQuery(workflowsQuery)
  const told = bannerWorkflow(data ?? [])
  const needy = (data ?? []).filter((workflow) => workflow.attention.length > 0 && workflow !== told)
  if (needy.length === 0) return null
  return (
    <Panel
      title={t('home.inNeed')}
      actions={
        <AnchorLink to="/workflows" search={{ status: 'attention' }} size="sm">
          {t('general.viewAll')}
        </AnchorLink>
      }
    >
      <Stack gap="sm" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {needy.slice(0, shown).map(({ id, name, attention }) => (
          <Group key={id} component="li" gap="sm" wrap="nowrap" align="flex-start">
            <IconAlertTriangle
              size={16}
              aria-hidden
              color="var(--cf-caution)"
              style={{ flex: 'none', marginTop: 3 }}
            />
            <div style={{ minWidth: 0 }}>
              <AnchorLink to="/workflows/$workflowId" params={{ workflowId: id }} size="sm" fw={600}>
                {name}
              </AnchorLink>
              <AttentionReason attention={attention} />
            </div>
          </Group>
        ))}
      </Stack>
    </Panel>
  )
}
