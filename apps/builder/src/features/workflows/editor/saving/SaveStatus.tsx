import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCloudUpload, IconPencil } from '@tabler/icons-react'
import { problemParagraph } from '../../../../platform/api/problem-text'
import type { DraftSaving } from './useDraftSaving'

const icons = { saved: IconCheck, unsaved: IconPencil, saving: IconCloudUpload }
const words = { saved: 'editor.saved', unsaved: 'editor.unsaved', saving: 'editor.saving' } as const

/** Whether what is drawn is safe on the server. */
export function SaveStatus({ saving }: { saving: DraftSaving }) {
  const text = useText()
  const { t } = text
  if (saving.state === 'failed' || saving.state === 'conflict') {
    return (
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        leftSection={<IconAlertTriangle size={14} aria-hidden />}
        title={problemParagraph(saving.error, text)}
        onClick={saving.retry}
      >
        {t('editor.saveFailed')} · {t('general.retry')}
      </Button>
    )
  }
  const Icon = icons[saving.state]
  return (
    <Text size="xs" c="dimmed" component="output" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
      <Icon size={14} aria-hidden style={{ verticalAlign: -2 }} /> {t(words[saving.state])}
    </Text>
  )
}
