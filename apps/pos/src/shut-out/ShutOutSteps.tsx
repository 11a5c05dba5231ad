import { useText } from '@counterflow/ui'
import { Button, List, Stack, Text } from '@mantine/core'
import { IconClockStop, IconCreditCard, IconDeviceTablet } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useCounter } from '../selling/useSelling'
import { ExportLedger } from '../settings/ExportLedger'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import classes from './ShutOut.module.css'

/** What somebody does at a device that is shut out, in its sequence, each with its button. */
export function ShutOutSteps() {
  const { t } = useText()
  const { ledger, sync, health } = useTill()
  const router = useRouter()
  const { shift } = useLive(ledger.view).state
  const { pending } = useLive(sync.state)
  const isPaying = useCounter()?.document.paying != null
  const size = { size: 'lg', h: 56, variant: 'default' } as const
  return (
    <List type="ordered" size="lg" spacing="md" className={classes.steps}>
      {isPaying && (
        <List.Item>
          <Step words={t('till.shutOut.pay')}>
            <Button
              {...size}
              leftSection={<IconCreditCard aria-hidden />}
              onClick={() => void router.navigate({ to: '/pay' })}
            >
              {t('till.shutOut.payDeed')}
            </Button>
          </Step>
        </List.Item>
      )}
      {shift?.isOpen === true && (
        <List.Item>
          <Step words={t('till.shutOut.close')}>
            <Button
              {...size}
              leftSection={<IconClockStop aria-hidden />}
              onClick={() => void router.navigate({ to: '/shift' })}
            >
              {t('till.shift.close')}
            </Button>
          </Step>
        </List.Item>
      )}
      {pending > 0 && (
        <List.Item>
          <Step words={t('till.shutOut.export', { count: pending })}>
            <ExportLedger />
          </Step>
        </List.Item>
      )}
      <List.Item>
        <Step words={t('till.shutOut.enrol')}>
          <Button
            {...size}
            leftSection={<IconDeviceTablet aria-hidden />}
            onClick={() => health.enrolAgain()}
          >
            {t('till.settings.enrolAgain')}
          </Button>
        </Step>
      </List.Item>
    </List>
  )
}

function Step({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <Stack gap="xs">
      <Text size="lg">{words}</Text>
      <div>{children}</div>
    </Stack>
  )
}
