import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconDots, IconKey, IconPencil, IconPower, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useSendTest } from './log/delivery-queries'
import { useDeleteWebhook, useSwitchWebhook, type Webhook } from './webhook-queries'

interface WebhookDeedsProps {
  webhook: Webhook
  onOpen: (form: 'edit' | 'secret') => void
}

/** What one can do with a webhook. */
export function WebhookDeeds({ webhook: { id, isOn }, onOpen }: WebhookDeedsProps) {
  const { t } = useText()
  const navigate = useNavigate()
  const notifyProblem = useNotifyProblem()
  const test = useSendTest(id)
  const turn = useSwitchWebhook(id)
  const remove = useDeleteWebhook(id)
  const confirmOff = () =>
    modals.openConfirmModal({
      title: t('webhooks.turnOffTitle'),
      children: <Text size="sm">{t('webhooks.turnOffBody')}</Text>,
      labels: { confirm: t('webhooks.turnOff'), cancel: t('general.cancel') },
      onConfirm: () => turn.mutate(false, { onError: notifyProblem }),
    })
  const confirmRemoval = () =>
    modals.openConfirmModal({
      title: t('webhooks.removeTitle'),
      children: <Text size="sm">{t('webhooks.removeBody')}</Text>,
      labels: { confirm: t('webhooks.remove'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () =>
        remove.mutate(undefined, {
          onSuccess: () => void navigate({ to: '/settings/webhooks' }),
          onError: notifyProblem,
        }),
    })
  return (
    <>
      <Button
        variant="default"
        loading={test.isPending}
        onClick={() => test.mutate(undefined, { onError: notifyProblem })}
      >
        {t('webhooks.test')}
      </Button>
      {!isOn && (
        <Button loading={turn.isPending} onClick={() => turn.mutate(true, { onError: notifyProblem })}>
          {t('webhooks.turnOn')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('webhooks.more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onOpen('edit')}>
            {t('webhooks.edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => onOpen('secret')}>
            {t('webhooks.renew.action')}
          </Menu.Item>
          {isOn && (
            <Menu.Item leftSection={<IconPower size={16} aria-hidden />} onClick={confirmOff}>
              {t('webhooks.turnOff')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={confirmRemoval}>
            {t('webhooks.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
