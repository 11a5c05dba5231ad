import { type Column, DataTable, ErrorState, Panel, StatusBadge, useText } from '@counterflow/ui'
import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconMailForward, IconPlus, IconUserOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useMay, useStaff } from '../../session/useStaff'
import { useRoleName } from '../roles/useRoleName'
import { type Staff, staffQuery } from '../staff-query'
import { ChangeRole } from './ChangeRole'
import { InviteForm } from './InviteForm'
import { LinkShown } from './LinkShown'
import { StaffMenu } from './StaffMenu'
import type { MadeLink } from './staff-deeds'
import { useIsBeyond } from './useRoleChoices'

/** Which dialog is open. */
type Open = { kind: 'invite' } | { kind: 'role'; staff: Staff } | { kind: 'link'; made: MadeLink } | undefined

/** Who works in the shop. */
export function StaffPage() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const staff = useQuery(staffQuery)
  const [open, setOpen] = useState<Open>()
  const columns = useStaffColumns(setOpen)
  const close = () => setOpen(undefined)
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('staffSettings.intro')}</Text>
      <Panel
        title={t('settings.staff.title')}
        flush
        actions={
          may('staff.manage') && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setOpen({ kind: 'invite' })}
            >
              {t('staffSettings.invite')}
            </Button>
          )
        }
      >
        {staff.isError && staff.data === undefined ? (
          <ErrorState message={problemParagraph(staff.error, text)} onRetry={() => void staff.refetch()} />
        ) : (
          <DataTable
            bare
            label={t('settings.staff.title')}
            columns={columns}
            rows={staff.data}
            rowKey={({ id }) => id}
            skeletonRows={4}
          />
        )}
      </Panel>
      {open?.kind === 'invite' && <InviteForm onClose={close} />}
      {open?.kind === 'role' && <ChangeRole staff={open.staff} onClose={close} />}
      {open?.kind === 'link' && <LinkShown made={open.made} onClose={close} />}
    </Stack>
  )
}

const looks = {
  active: { tone: 'good', icon: IconCircleCheck },
  invited: { tone: 'caution', icon: IconMailForward },
  deactivated: { tone: 'neutral', icon: IconUserOff },
} as const

function useStaffColumns(onOpen: (open: Open) => void): readonly Column<Staff>[] {
  const { t } = useText()
  const may = useMay()
  const isBeyond = useIsBeyond()
  const me = useStaff()
  const roleName = useRoleName()
  return [
    {
      key: 'name',
      header: t('settings.staff.name'),
      cell: ({ id, name, state }) => (
        <Group gap={8}>
          <Text fw={500}>{name}</Text>
          {id === me.id && (
            <Badge variant="light" size="sm" radius="sm" tt="none">
              {t('settings.staff.you')}
            </Badge>
          )}
          {state !== 'active' && (
            <Text size="xs" c="dimmed" hiddenFrom="sm">
              {t(`staffSettings.stateOf.${state}`)}
            </Text>
          )}
        </Group>
      ),
    },
    { key: 'email', header: t('settings.staff.email'), wide: true, cell: ({ email }) => email },
    {
      key: 'role',
      header: t('settings.staff.role'),
      cell: ({ role, ownRole }) => roleName({ id: ownRole?.id ?? role, name: ownRole?.name ?? null }),
    },
    {
      key: 'state',
      header: t('staffSettings.state'),
      wide: true,
      cell: ({ state }) => <StatusBadge {...looks[state]} label={t(`staffSettings.stateOf.${state}`)} />,
    },
    {
      key: 'actions',
      header: '',
      align: 'end',
      cell: (staff) =>
        may('staff.manage') &&
        !isBeyond(staff) && (
          <StaffMenu
            staff={staff}
            onChangeRole={() => onOpen({ kind: 'role', staff })}
            onLink={(made) => onOpen({ kind: 'link', made })}
          />
        ),
    },
  ]
}
