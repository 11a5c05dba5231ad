import { FormFooter, useText } from '@counterflow/ui'
import { Modal, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import type { Staff } from '../staff-query'
import { useChangeRole } from './staff-deeds'
import { useRoleChoices } from './useRoleChoices'

export function ChangeRole({ staff, onClose }: { staff: Staff; onClose: () => void }) {
  const text = useText()
  const { t } = text
  const current = staff.ownRole?.id ?? staff.role
  const [roleId, setRoleId] = useState(current)
  const choices = useRoleChoices()
  const change = useChangeRole()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('staffSettings.changeRoleOf', { name: staff.name })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ staffId: staff.id, roleId }, { onSuccess: onClose })
        }}
      >
        <Stack>
          <Select
            label={t('settings.staff.role')}
            description={t('staffSettings.roleAtOnce')}
            data={choices}
            value={roleId}
            onChange={(chosen) => chosen !== null && setRoleId(chosen)}
            allowDeselect={false}
            data-autofocus
          />
          <FailureNotice error={change.error} />
          <FormFooter onCancel={onClose} disabled={roleId === current} loading={change.isPending}>
            {t('general.save')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
