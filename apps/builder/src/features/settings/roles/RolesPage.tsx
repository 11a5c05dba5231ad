import { type Column, DataTable, ErrorState, Panel, useText } from '@counterflow/ui'
import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import { RoleForm } from './RoleForm'
import { type Role, rolesQuery, useDeleteRole } from './role-queries'
import { useRoleName } from './useRoleName'

/** What people may do, bundled under names. */
export function RolesPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const roles = useQuery(rolesQuery)
  const [shown, setShown] = useState<Role | 'new'>()
  const columns = useRoleColumns(setShown)
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('staffSettings.rolesIntro')}</Text>
      <Panel
        title={t('staffSettings.roles')}
        flush
        actions={
          may('staff.manage') && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setShown('new')}
            >
              {t('staffSettings.makeRole')}
            </Button>
          )
        }
      >
        {roles.isError && roles.data === undefined ? (
          <ErrorState message={problemParagraph(roles.error, text)} onRetry={() => void roles.refetch()} />
        ) : (
          <DataTable
            bare
            label={t('staffSettings.roles')}
            columns={columns}
            rows={roles.data}
            rowKey={({ id }) => id}
            skeletonRows={4}
          />
        )}
      </Panel>
      {shown !== undefined && (
        <RoleForm role={shown === 'new' ? undefined : shown} onClose={() => setShown(undefined)} />
      )}
    </Stack>
  )
}

function useRoleColumns(onShow: (role: Role) => void): readonly Column<Role>[] {
  const { t } = useText()
  const may = useMay()
  const roleName = useRoleName()
  const remove = useDeleteRole()
  const notifyProblem = useNotifyProblem()
  const confirm = (role: Role) =>
    modals.openConfirmModal({
      title: t('staffSettings.deleteRoleTitle', { name: roleName(role) }),
      children: <Text>{t('staffSettings.deleteRoleBody')}</Text>,
      labels: { confirm: t('general.delete'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(role.id, { onError: notifyProblem }),
    })
  return [
    {
      key: 'name',
      header: t('staffSettings.roleName'),
      cell: (role) => (
        <Group gap={8}>
          <Text fw={500}>{roleName(role)}</Text>
          {role.name !== null && (
            <Badge variant="light" size="sm" radius="sm" tt="none">
              {t('staffSettings.own')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: 'permissions',
      header: t('staffSettings.permissions'),
      wide: true,
      cell: ({ permissions }) => t('settings.keys.count', { count: permissions.length }),
    },
    { key: 'people', header: t('staffSettings.people'), align: 'end', cell: ({ people }) => people },
    {
      key: 'actions',
      header: '',
      align: 'end',
      cell: (role) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('staffSettings.showRole')}: ${roleName(role)}`}
            onClick={() => onShow(role)}
          >
            {t('staffSettings.showRole')}
          </Button>
          {role.name !== null && may('staff.manage') && (
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              disabled={role.people > 0}
              title={role.people > 0 ? t('staffSettings.roleInUse') : undefined}
              aria-label={`${t('general.delete')}: ${roleName(role)}`}
              onClick={() => confirm(role)}
            >
              {t('general.delete')}
            </Button>
          )}
        </Group>
      ),
    },
  ]
}
