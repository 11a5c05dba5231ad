import type { Finding } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { FindingList } from '../FindingList'
import { useStepName } from '../words/StepNamesProvider'
import type { Workflow } from '../workflow-queries'
import { useEditor } from './EditorContext'

interface AttentionNoticeProps {
  workflow: Workflow
  /** Jumps to the step and field. */
  onShow: (finding: Finding) => void
}

/** Says of a workflow that is on why it can no longer do its work, whatever has been drawn since. */
export function AttentionNotice({
  workflow: { live, attention, draftDiffersFromLive },
  onShow,
}: AttentionNoticeProps) {
  const { t } = useText()
  const { definition } = useEditor()
  const stepName = useStepName()
  if (!live || attention.length === 0) return null
  const drawn = new Set(['trigger', ...definition.nodes.map(({ id }) => id)])
  return (
    <section
      aria-label={t('editor.attentionTitle')}
      style={{ padding: 8, maxHeight: '32vh', overflowY: 'auto', flex: 'none' }}
    >
      <Notice tone="caution" title={t('editor.attentionTitle')}>
        {draftDiffersFromLive && (
          <Text size="sm" mb="xs">
            {t('editor.attentionOfLive')}
          </Text>
        )}
        <FindingList
          findings={attention}
          stepName={(id) => (drawn.has(id) ? stepName(id) : undefined)}
          // The draft has gone on: a place of the live version may be another one in it.
          {...(!draftDiffersFromLive && { onShow })}
        />
      </Notice>
    </section>
  )
}
