import type { Json } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'

interface HappenedModalProps {
  busy: boolean
  onClose: () => void
  onConfirm: (output: Json) => void
}

/** Asks what a step, which has happened, would have answered. */
export function HappenedModal({ busy, onClose, onConfirm }: HappenedModalProps) {
  const { t } = useText()
  const [written, setWritten] = useState('null')
  const output = parsed(written)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('runs.question.happened')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <Textarea
          label={t('runs.question.output')}
          description={t('runs.question.outputHint')}
          autosize
          minRows={4}
          maxRows={14}
          ff="monospace"
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
          error={output === undefined && t('runs.question.wrongJson')}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button
            loading={busy}
            disabled={output === undefined}
            onClick={() => output !== undefined && onConfirm(output)}
          >
            {t('runs.question.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function parsed(text: string): Json | undefined {
  try {
    return z.json().parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
