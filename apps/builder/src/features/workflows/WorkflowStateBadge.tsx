import { StatusBadge, useText } from '@counterflow/ui'
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconPencil } from '@tabler/icons-react'
import type { WorkflowSummary } from './workflow-queries'

interface WorkflowStateBadgeProps {
  workflow: Pick<WorkflowSummary, 'live' | 'attention' | 'draftDiffersFromLive'>
}

/** Whether a workflow is on, and whether it can do its work. */
export function WorkflowStateBadge({ workflow }: WorkflowStateBadgeProps) {
  const { t } = useText()
  const { live, attention, draftDiffersFromLive } = workflow
  return (
    <>
      {live ? (
        <StatusBadge tone="good" icon={IconCircleCheck} label={t('workflows.on')} />
      ) : (
        <StatusBadge tone="neutral" icon={IconCircleMinus} label={t('workflows.off')} />
      )}
      {attention.length > 0 && (
        <StatusBadge tone="caution" icon={IconAlertTriangle} label={t('workflows.attention')} />
      )}
      {live && draftDiffersFromLive && (
        <StatusBadge tone="neutral" icon={IconPencil} label={t('workflows.draftDiffers')} />
      )}
    </>
  )
}
