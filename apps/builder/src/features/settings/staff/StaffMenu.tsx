import { useText } from '@counterflow/ui'
import { ActionIcon, Menu, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconDots, IconLink, IconShieldLock, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useStaff } from '../../session/useStaff'
import type { Staff } from '../staff-query'
import { type MadeLink, useMakeLink, useSetAccess } from './staff-deeds'

interface StaffMenuProps {
  staff: Staff
  onChangeRole: () => void
  onLink: (made: MadeLink) => void
}

/** What can be done with a member of staff. */
export function StaffMenu({ staff, onChangeRole, onLink }: StaffMenuProps) {
  const { t } = useText()
  const me = useStaff()
  const makeLink = useMakeLink()
  const setAccess = useSetAccess()
  const notifyProblem = useNotifyProblem()
  const { id, name, state } = staff
  const link = () => makeLink.mutate(id, { onSuccess: onLink, onError: notifyProblem })
  const confirmLink = () =>
    modals.openConfirmModal({
      title: t(`staffSettings.linkFor.${state === 'invited' ? 'invited' : 'active'}`),
      children: <Text>{t('staffSettings.linkConfirm', { name })}</Text>,
      labels: { confirm: t('staffSettings.makeLink'), cancel: t('general.cancel') },
      onConfirm: link,
    })
  const confirmLeaving = () =>
    modals.openConfirmModal({
      title: t('staffSettings.deactivateTitle', { name }),
      children: <Text>{t('staffSettings.deactivateBody')}</Text>,
      labels: { confirm: t('staffSettings.deactivate'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => setAccess.mutate({ staffId: id, access: false }, { onError: notifyProblem }),
    })
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`${t('general.moreActions')}: ${name}`}>
          <IconDots size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconShieldLock size={16} aria-hidden />} onClick={onChangeRole}>
          {t('staffSettings.changeRole')}
        </Menu.Item>
        {state === 'deactivated' ? (
          <Menu.Item
            leftSection={<IconUserCheck size={16} aria-hidden />}
            onClick={() => setAccess.mutate({ staffId: id, access: true }, { onError: notifyProblem })}
          >
            {t('staffSettings.reactivate')}
          </Menu.Item>
        ) : (
          <>
            <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={confirmLink}>
              {t(`staffSettings.linkFor.${state}`)}
            </Menu.Item>
            {id !== me.id && (
              <Menu.Item
                color="red"
                leftSection={<IconUserOff size={16} aria-hidden />}
                onClick={confirmLeaving}
              >
                {t('staffSettings.deactivate')}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
