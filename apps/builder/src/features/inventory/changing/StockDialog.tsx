import { FormFooter, useText } from '@counterflow/ui'
import { Modal, Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { FailureNotice } from '../../../platform/forms/FailureNotice'

interface StockDialogProps {
  title: string
  submit: string
  note: string
  onNote: (note: string) => void
  onSubmit: () => void
  onClose: () => void
  busy: boolean
  error: unknown
  children: ReactNode
}

/** What every dialog that changes stock has around its own fields. */
export function StockDialog(props: StockDialogProps) {
  const text = useText()
  const { t } = text
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="lg"
      title={props.title}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          props.onSubmit()
        }}
      >
        <Stack>
          {props.children}
          <TextInput
            label={t('stock.note')}
            placeholder={t('stock.notePlaceholder')}
            value={props.note}
            maxLength={500}
            onChange={(event) => props.onNote(event.currentTarget.value)}
          />
          <FailureNotice error={props.error} />
          <FormFooter onCancel={props.onClose} loading={props.busy}>
            {props.submit}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
