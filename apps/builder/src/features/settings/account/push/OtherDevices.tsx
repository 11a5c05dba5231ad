import { useText } from '@counterflow/ui'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { deviceName } from '../device-name'
import { type PushDevice, useTurnOff } from './push-queries'

/** The reader's devices beside this one. */
export function OtherDevices({ devices }: { devices: readonly PushDevice[] }) {
  const { t } = useText()
  const notifyProblem = useNotifyProblem()
  const turnOff = useTurnOff()
  return (
    <Stack gap="xs">
      <Title order={3} size="sm">
        {t('inboxFigures.push.devices')}
      </Title>
      {devices.map(({ id, userAgent }) => {
        const name = deviceName(userAgent) ?? t('inboxFigures.push.unknown')
        return (
          <Group key={id} justify="space-between">
            <Text>{name}</Text>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              aria-label={`${t('inboxFigures.push.remove')}: ${name}`}
              onClick={() => turnOff.mutate({ id, here: false }, { onError: notifyProblem })}
            >
              {t('inboxFigures.push.remove')}
            </Button>
          </Group>
        )
      })}
    </Stack>
  )
}
