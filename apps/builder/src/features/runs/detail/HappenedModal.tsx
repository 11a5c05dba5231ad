import type { Json } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { isProblem } from '../../../platform/api/problem'
import { problemText } from '../../../platform/api/problem-text'
import { useReturnedFocus } from '../../../platform/keyboard/useReturnedFocus'
import { JsonField } from '../../workflows/editor/forms/JsonField'
import { WrongFields } from '../../workflows/running/WrongFields'

interface HappenedModalProps {
  /** An answer of the right shape, with nothing in it. */
  blank: Json
  busy: boolean
  /** Why the last try was refused. */
  error: Error | null
  onClose: () => void
  onConfirm: (output: Json) => void
}

/** Asks what a step, which has happened, would have answered. */
export function HappenedModal({ blank, busy, error, onClose, onConfirm }: HappenedModalProps) {
  useReturnedFocus()
  const text = useText()
  const { t } = text
  const [written, setWritten] = useState<Json | undefined>(blank)
  const [valid, setValid] = useState(true)
  const failure = error === null ? undefined : problemText(error, text)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('runs.question.happened')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <div>
          <Text fw={600}>{t('runs.question.output')}</Text>
          <Text size="sm">{t('runs.question.outputHint')}</Text>
        </div>
        <JsonField
          label={t('runs.question.output')}
          value={written}
          onChange={setWritten}
          onValid={setValid}
          readOnly={false}
          rows={8}
        />
        {failure && (
          <Notice tone="bad" title={failure.message} urgent>
            {isProblem(error, 'invalid-input') ? (
              <WrongFields error={error} />
            ) : (
              failure.fix && <Text size="sm">{failure.fix}</Text>
            )}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button loading={busy} disabled={!valid} onClick={() => onConfirm(written ?? null)}>
            {t('runs.question.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
