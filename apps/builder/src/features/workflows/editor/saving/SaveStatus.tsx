import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCloudUpload, IconPencil } from '@tabler/icons-react'
import { UnreachableError } from '../../../../platform/api/problem'
import { problemParagraph } from '../../../../platform/api/problem-text'
import { useSaveProgress } from './save-progress'
import type { DraftSaving } from './useDraftSaving'

const icons = { saved: IconCheck, unsaved: IconPencil, saving: IconCloudUpload }
const words = { saved: 'editor.saved', unsaved: 'editor.unsaved', saving: 'editor.saving' } as const

/** Whether what is drawn is safe on the server. */
export function SaveStatus({ saving }: { saving: DraftSaving }) {
  const text = useText()
  const { t } = text
  const { state, error } = useSaveProgress(saving.progress)
  if (state === 'failed' || state === 'conflict') {
    return (
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<IconAlertTriangle size={14} aria-hidden />}
        title={problemParagraph(error, text)}
        onClick={saving.retry}
      >
        {t(error instanceof UnreachableError ? 'editor.keptHere' : 'editor.saveFailed')} ·{' '}
        {t('general.retry')}
      </Button>
    )
  }
  const Icon = icons[state]
  return (
    <Text size="xs" c="dimmed" component="output" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
      <Icon size={14} aria-hidden style={{ verticalAlign: -2 }} /> {t(words[state])}
    </Text>
  )
}
