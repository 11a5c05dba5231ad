import { FormFooter, useText } from '@counterflow/ui'
import { Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { type TillException, useSettle } from './exception-queries'
import { useExceptionWords } from './useExceptionWords'
import { useTellSettled } from './useTellSettled'

/** Says that an exception was seen to, with what one found out. */
export function SettleDialog({ exception, onClose }: { exception: TillException; onClose: () => void }) {
  const { t } = useText()
  const wordsOf = useExceptionWords()
  const settle = useSettle(exception)
  const tell = useTellSettled()
  const [note, setNote] = useState('')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tillExceptions.settleTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          settle.mutate(note.trim(), {
            onSuccess: (settled) => {
              tell(settled)
              onClose()
            },
          })
        }}
      >
        <Stack>
          <Text size="sm">{wordsOf(exception)}</Text>
          <Textarea
            label={`${t('tillExceptions.note')} (${t('general.optional')})`}
            description={t('tillExceptions.noteHint')}
            autosize
            minRows={2}
            maxLength={2_000}
            data-autofocus
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <FailureNotice error={settle.error} />
          <FormFooter onCancel={onClose} loading={settle.isPending}>
            {t('tillExceptions.settle')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
