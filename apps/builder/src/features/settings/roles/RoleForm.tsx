import { beyondReach, type Permission } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { useMay, useStaff } from '../../session/useStaff'
import { PermissionFields } from './PermissionFields'
import { type Role, useStoreRole } from './role-queries'
import { useRoleName } from './useRoleName'

interface RoleFormProps {
  /** Undefined: a new one. One that every shop has is only shown. */
  role: Role | undefined
  onClose: () => void
}

const noPermissions: Permission[] = []

export function RoleForm({ role, onClose }: RoleFormProps) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const me = useStaff()
  const roleName = useRoleName()
  const store = useStoreRole(role)
  const [name, setName] = useState(role?.name ?? '')
  const [chosen, setChosen] = useState(role?.permissions ?? noPermissions)
  const [tried, setTried] = useState(false)
  const isBuiltIn = role !== undefined && role.name === null
  const isBeyond = beyondReach(me.permissions, role?.permissions ?? noPermissions).length > 0
  const readOnly = isBuiltIn || isBeyond || !may('staff.manage')
  const errors = fieldErrors(store.error, text)
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={role === undefined ? t('staffSettings.newRole') : roleName(role)}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (name.trim() === '' || chosen.length === 0) return
          store.mutate({ name: name.trim(), permissions: chosen }, { onSuccess: onClose })
        }}
      >
        <Stack>
          {isBuiltIn && <Notice tone="neutral">{t('staffSettings.builtIn')}</Notice>}
          {!isBuiltIn && isBeyond && <Notice tone="neutral">{t('staffSettings.beyond')}</Notice>}
          {!isBuiltIn && (
            <TextInput
              label={t('staffSettings.roleName')}
              placeholder={t('staffSettings.roleNamePlaceholder')}
              maxLength={60}
              data-autofocus
              readOnly={readOnly}
              value={name}
              error={
                errors.name ?? (tried && name.trim() === '' ? t('staffSettings.roleNameMissing') : undefined)
              }
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <PermissionFields
            label={t('staffSettings.permissions')}
            value={chosen}
            held={me.permissions}
            readOnly={readOnly}
            error={tried && chosen.length === 0 ? t('settings.keys.permissionsMissing') : undefined}
            onChange={setChosen}
          />
          <FailureNotice error={store.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {readOnly ? t('general.close') : t('general.cancel')}
            </Button>
            {!readOnly && (
              <Button type="submit" loading={store.isPending}>
                {t('general.save')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
