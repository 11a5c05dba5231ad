import { FormFooter, useText } from '@counterflow/ui'
import { Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { announce } from '../../platform/announcing/announce'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { MoneyInput } from '../../platform/forms/MoneyInput'
import { type ShiftDetail, useCountDrawer } from './shift-queries'

/** Asks what lies in a drawer that its device cannot count any more. What should be there is not shown beside it. */
export function CountDrawerDialog({ shift, onClose }: { shift: ShiftDetail; onClose: () => void }) {
  const { t } = useText()
  const count = useCountDrawer(shift.id)
  const [counted, setCounted] = useState<number | undefined>(undefined)
  const [note, setNote] = useState('')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shifts.countDrawer')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (counted === undefined) return
          count.mutate(
            { counted, note: note.trim() === '' ? null : note.trim() },
            {
              onSuccess: () => {
                announce(t('shifts.countSaved'))
                onClose()
              },
            },
          )
        }}
      >
        <Stack>
          <Text size="sm">{t('shifts.countBody')}</Text>
          <MoneyInput
            label={t('shifts.countSum')}
            currency={shift.currency}
            value={counted}
            allowNegative={false}
            data-autofocus
            onChange={setCounted}
          />
          <Textarea
            label={`${t('tillExceptions.note')} (${t('general.optional')})`}
            autosize
            minRows={2}
            maxLength={2_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <FailureNotice error={count.error} />
          <FormFooter onCancel={onClose} loading={count.isPending} disabled={counted === undefined}>
            {t('shifts.countSave')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
