import { FormFooter, useText } from '@counterflow/ui'
import { Modal, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FailureNotice } from '../../forms/FailureNotice'

interface ViewModalProps {
  title: string
  name: string
  shared: boolean
  error: unknown
  pending: boolean
  onSave: (view: { name: string; shared: boolean }) => void
  onClose: () => void
}

const longest = 60

/** Asks what a view is called and who sees it. */
export function ViewModal(props: ViewModalProps) {
  const { title, error, pending, onSave, onClose } = props
  const text = useText()
  const { t } = text
  const [name, setName] = useState(props.name)
  const [shared, setShared] = useState(props.shared)
  const [tried, setTried] = useState(false)
  const wrong = name.trim() === '' || name.trim().length > longest
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('general.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!wrong) onSave({ name: name.trim(), shared })
        }}
      >
        <Stack>
          <TextInput
            label={t('lists.viewName')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={tried && wrong ? t('lists.viewNameInvalid') : undefined}
            data-autofocus
          />
          <Switch
            label={t('lists.shareView')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <FailureNotice error={error} />
          <FormFooter onCancel={onClose} loading={pending}>
            {t('general.save')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
