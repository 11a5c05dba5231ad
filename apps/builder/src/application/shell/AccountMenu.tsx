import { useText } from '@counterflow/ui'
import { Avatar, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useStaff } from '../../features/session/useStaff'
import { useRoleName } from '../../features/settings/roles/useRoleName'
import { answered, api } from '../../platform/api/client'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { MenuItemLink } from '../../platform/router/links'

export function AccountMenu() {
  const { t } = useText()
  const staff = useStaff()
  const roleName = useRoleName()
  const client = useQueryClient()
  const router = useRouter()
  const notifyProblem = useNotifyProblem()
  const signOut = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/session')),
    onSuccess: async () => {
      await router.navigate({ to: '/sign-in' })
      client.clear()
    },
    onError: notifyProblem,
  })
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{t('session.account', { name: staff.name })}</VisuallyHidden>
          <Avatar aria-hidden name={staff.name} color="marine" size={30} radius="xl" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--cf-ink)" size="sm">
            {staff.name}
          </Text>
          <Text size="xs">{staff.email}</Text>
          <Text size="xs">
            {roleName({ id: staff.ownRole?.id ?? staff.role, name: staff.ownRole?.name ?? null })}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <MenuItemLink to="/settings/account" leftSection={<IconUserCircle size={16} aria-hidden />}>
          {t('settingsSections.account')}
        </MenuItemLink>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('session.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
