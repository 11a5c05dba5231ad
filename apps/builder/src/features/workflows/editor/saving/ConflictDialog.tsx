import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { useSaveProgress } from './save-progress'
import type { DraftSaving } from './useDraftSaving'

/** Somebody else saved in the meantime: the reader chooses, and nothing is overwritten before that. */
export function ConflictDialog({ saving }: { saving: DraftSaving }) {
  const { t } = useText()
  const notifyProblem = useNotifyProblem()
  const { state } = useSaveProgress(saving.progress)
  const [busy, setBusy] = useState(false)
  const [wasThere, setWasThere] = useState(false)
  if (state === 'conflict' && !wasThere) setWasThere(true)
  const choose = async (way: () => Promise<void>) => {
    setBusy(true)
    await way().catch(notifyProblem)
    setBusy(false)
  }
  if (!wasThere) return null
  return (
    <Modal
      opened={state === 'conflict'}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      title={t('editor.conflict.title')}
    >
      <Text mb="md">{t('editor.conflict.body')}</Text>
      <Group justify="flex-end">
        <Button variant="default" loading={busy} onClick={() => void choose(saving.loadTheirs)}>
          {t('editor.conflict.theirs')}
        </Button>
        <Button loading={busy} onClick={() => void choose(saving.keepMine)}>
          {t('editor.conflict.mine')}
        </Button>
      </Group>
    </Modal>
  )
}
