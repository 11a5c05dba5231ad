import { ErrorState, Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Skeleton, Stack, Switch, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../../platform/api/useNotifyProblem'
import { type PushSupport, pushSupport } from '../../../../platform/push/browser-push'
import { OtherDevices } from './OtherDevices'
import {
  type PushDevice,
  pushDevicesQuery,
  useChangeDevice,
  useTestDevice,
  useTurnOff,
  useTurnOn,
} from './push-queries'
import { thisDevice } from './this-device'

/** Whether this device tells of news in the inbox, and of which. */
export function PushPanel() {
  const text = useText()
  const { t } = text
  const { data, error, refetch } = useQuery(pushDevicesQuery)
  const support = pushSupport()
  const known = thisDevice()
  const here = data?.items.find(({ id }) => id === known)
  const others = data?.items.filter(({ id }) => id !== known) ?? []
  return (
    <Panel title={t('inboxFigures.push.title')}>
      <Stack gap="md">
        <Text c="dimmed">{t('inboxFigures.push.intro')}</Text>
        {data === undefined && error !== null && (
          <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
        )}
        {data === undefined && error === null && <Skeleton h={36} />}
        {data !== undefined && support !== 'possible' && <Impossible support={support} />}
        {data !== undefined &&
          support === 'possible' &&
          (here === undefined ? <TurnOn publicKey={data.publicKey} /> : <DeviceHere device={here} />)}
        {others.length > 0 && <OtherDevices devices={others} />}
      </Stack>
    </Panel>
  )
}

function Impossible({ support }: { support: Exclude<PushSupport, 'possible'> }) {
  const { t } = useText()
  return (
    <Notice tone="caution" title={t(`inboxFigures.push.${support}`)}>
      <Text size="sm">{t(`inboxFigures.push.${support}Body`)}</Text>
    </Notice>
  )
}

function TurnOn({ publicKey }: { publicKey: string }) {
  const text = useText()
  const { t, language } = text
  const turnOn = useTurnOn(publicKey, language)
  return (
    <Stack gap="xs" align="flex-start">
      <Button loading={turnOn.isPending} onClick={() => turnOn.mutate()}>
        {t('inboxFigures.push.on')}
      </Button>
      {turnOn.isError && (
        <Text size="sm" c="red" role="alert">
          {turnOn.error instanceof DOMException
            ? t('inboxFigures.push.failed')
            : problemParagraph(turnOn.error, text)}
        </Text>
      )}
    </Stack>
  )
}

function DeviceHere({ device: { id, mine, unassigned } }: { device: PushDevice }) {
  const { t } = useText()
  const notifyProblem = useNotifyProblem()
  const change = useChangeDevice()
  const test = useTestDevice()
  const turnOff = useTurnOff()
  const onError = notifyProblem
  return (
    <Stack gap="md">
      <Text fw={500}>{t('inboxFigures.push.onHere')}</Text>
      <Switch
        label={t('inboxFigures.push.mine')}
        checked={mine}
        onChange={({ currentTarget }) => change.mutate({ id, mine: currentTarget.checked }, { onError })}
      />
      <Switch
        label={t('inboxFigures.push.unassigned')}
        checked={unassigned}
        onChange={({ currentTarget }) =>
          change.mutate({ id, unassigned: currentTarget.checked }, { onError })
        }
      />
      <Group gap="xs">
        <Button variant="default" loading={test.isPending} onClick={() => test.mutate(id, { onError })}>
          {t('inboxFigures.push.test')}
        </Button>
        <Button
          variant="subtle"
          color="red"
          loading={turnOff.isPending}
          onClick={() => turnOff.mutate({ id, here: true }, { onError })}
        >
          {t('inboxFigures.push.off')}
        </Button>
      </Group>
      {test.isSuccess && (
        <Text size="sm" role="status">
          {t('inboxFigures.push.tested')}
        </Text>
      )}
    </Stack>
  )
}
