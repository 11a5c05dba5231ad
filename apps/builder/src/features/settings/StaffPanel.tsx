import { type Column, DataTable, ErrorState, Panel, useText } from '@counterflow/ui'
import { Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../platform/api/problem-text'
import { useStaff } from '../session/useStaff'
import { type Staff, staffQuery } from './staff-query'

export function StaffPanel() {
  const text = useText()
  const { t } = text
  const me = useStaff()
  const staff = useQuery(staffQuery)
  const columns: readonly Column<Staff>[] = [
    {
      key: 'name',
      header: t('settings.staff.name'),
      cell: ({ id, name }) => (
        <Group gap={8}>
          <Text fw={500}>{name}</Text>
          {id === me.id && (
            <Badge variant="light" size="sm" radius="sm" tt="none">
              {t('settings.staff.you')}
            </Badge>
          )}
        </Group>
      ),
    },
    { key: 'email', header: t('settings.staff.email'), wide: true, cell: ({ email }) => email },
    { key: 'role', header: t('settings.staff.role'), cell: ({ role }) => t(`session.roles.${role}`) },
  ]
  return (
    <Panel title={t('settings.staff.title')} flush>
      {staff.isError && staff.data === undefined ? (
        <ErrorState message={problemParagraph(staff.error, text)} onRetry={() => void staff.refetch()} />
      ) : (
        <DataTable
          bare
          label={t('settings.staff.title')}
          columns={columns}
          rows={staff.data}
          rowKey={({ id }) => id}
          skeletonRows={3}
        />
      )}
    </Panel>
  )
}
