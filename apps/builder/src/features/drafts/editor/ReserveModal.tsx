import { FormFooter, useText } from '@counterflow/ui'
import { Checkbox, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isProblem } from '../../../platform/api/problem'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import type { Draft } from '../draft-queries'
import { localInput, momentOf } from './local-moment'
import { useReservation } from './useReservation'

interface ReserveModalProps {
  draft: Draft
  onClose: () => void
}

const threeDays = 3 * 24 * 3_600_000

/** Asks until when the products of a draft are held. */
export function ReserveModal({ draft, onClose }: ReserveModalProps) {
  const text = useText()
  const { t } = text
  const reserve = useReservation(draft)
  const [typed, setTyped] = useState(() =>
    localInput(
      draft.reservation === null ? new Date(Date.now() + threeDays) : new Date(draft.reservation.until),
    ),
  )
  const [allowOversell, setAllowOversell] = useState(false)
  const until = momentOf(typed)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('drafts.stock.hold')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (until !== undefined) reserve.mutate({ until, allowOversell }, { onSuccess: onClose })
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('drafts.stock.intro')}
          </Text>
          <TextInput
            label={t('drafts.stock.until')}
            type="datetime-local"
            value={typed}
            error={until === undefined ? t('drafts.stock.wrong') : undefined}
            data-autofocus
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {(allowOversell || isProblem(reserve.error, 'out-of-stock')) && (
            <Checkbox
              label={t('drafts.oversell')}
              checked={allowOversell}
              onChange={(event) => setAllowOversell(event.currentTarget.checked)}
            />
          )}
          <FailureNotice error={reserve.error} />
          <FormFooter onCancel={onClose} loading={reserve.isPending} disabled={until === undefined}>
            {t('drafts.stock.hold')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
