import { ErrorState, Panel, useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Skeleton, Stack, Switch, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { type PaymentMethod, paymentMethodsQuery } from '../../orders/payment-method-queries'
import { useMay } from '../../session/useStaff'
import { PaymentMethodModal } from './PaymentMethodModal'
import { usePaymentMethodChange } from './usePaymentMethodChange'

/** The ways of paying that no gateway takes part in, in the order in which they are shown. */
export function PaymentMethodsPanel() {
  const text = useText()
  const { t } = text
  const may = useMay()
  const methods = useQuery(paymentMethodsQuery)
  const [open, setOpen] = useState<PaymentMethod | 'new' | undefined>(undefined)
  const mayChange = may('shop.update')
  return (
    <Panel
      title={t('paymentMethods.manual')}
      actions={
        mayChange ? (
          <Button size="xs" variant="default" onClick={() => setOpen('new')}>
            {t('paymentMethods.add')}
          </Button>
        ) : undefined
      }
    >
      {methods.isError && methods.data === undefined ? (
        <ErrorState message={problemParagraph(methods.error, text)} onRetry={() => void methods.refetch()} />
      ) : methods.data === undefined ? (
        <Stack gap="sm">
          <Skeleton height={32} />
          <Skeleton height={32} />
        </Stack>
      ) : (
        <Stack gap="sm">
          {methods.data.map((method, index) => (
            <MethodRow
              key={method.key}
              method={method}
              all={methods.data}
              index={index}
              mayChange={mayChange}
              onEdit={() => setOpen(method)}
            />
          ))}
        </Stack>
      )}
      {open !== undefined && (
        <PaymentMethodModal
          method={open === 'new' ? undefined : open}
          taken={(methods.data ?? []).map(({ key }) => key)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

interface MethodRowProps {
  method: PaymentMethod
  all: readonly PaymentMethod[]
  index: number
  mayChange: boolean
  onEdit: () => void
}

function MethodRow({ method, all, index, mayChange, onEdit }: MethodRowProps) {
  const { t, local } = useText()
  const { put, arrange } = usePaymentMethodChange()
  const onError = useNotifyProblem()
  const name = local(method.name)
  const { key, builtIn: _, position: __, ...settings } = method
  const move = (by: 1 | -1) => {
    const keys = all.map((each) => each.key)
    keys.splice(index, 1)
    keys.splice(index + by, 0, key)
    arrange.mutate(keys, { onError })
  }
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <div style={{ minWidth: 0 }}>
        <Text fw={500}>{name}</Text>
        <Text size="sm" c="dimmed">
          {t(method.initiallyPaid ? 'paymentMethods.initiallyPaid' : 'paymentMethods.initiallyUnpaid')}
        </Text>
      </div>
      <Group gap={6} wrap="nowrap">
        {mayChange && (
          <>
            <ActionIcon
              aria-label={t('paymentMethods.up', { name })}
              disabled={index === 0 || arrange.isPending}
              onClick={() => move(-1)}
            >
              <IconArrowUp size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t('paymentMethods.down', { name })}
              disabled={index === all.length - 1 || arrange.isPending}
              onClick={() => move(1)}
            >
              <IconArrowDown size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={t('paymentMethods.edit', { name })} onClick={onEdit}>
              <IconPencil size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </>
        )}
        <Switch
          aria-label={t('paymentMethods.turnOn', { name })}
          label={t(method.enabled ? 'paymentMethods.on' : 'paymentMethods.off')}
          checked={method.enabled}
          disabled={!mayChange || put.isPending}
          onChange={(event) =>
            put.mutate({ key, settings: { ...settings, enabled: event.currentTarget.checked } }, { onError })
          }
        />
      </Group>
    </Group>
  )
}
