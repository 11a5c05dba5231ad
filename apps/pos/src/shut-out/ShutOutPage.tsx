import { useText } from '@counterflow/ui'
import { Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconLockOff } from '@tabler/icons-react'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import classes from './ShutOut.module.css'
import { ShutOutSteps } from './ShutOutSteps'

/** In the place of selling, once this device is not the register any more: what happened, and what to do. */
export function ShutOutPage() {
  const { t } = useText()
  const { pending } = useLive(useTill().sync.state)
  return (
    <div className={classes.page} role="alert">
      <Stack gap="md" className={classes.card}>
        <ThemeIcon variant="light" color="red" size={56} radius="md">
          <IconLockOff size={28} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Title order={1}>{t('till.shutOut.frozen.title')}</Title>
        <Text size="lg">{t('till.shutOut.frozen.body')}</Text>
        <Text size="lg" fw={600}>
          {pending > 0 ? t('till.shutOut.pending', { count: pending }) : t('till.shift.closedSent')}
        </Text>
        <ShutOutSteps />
      </Stack>
    </div>
  )
}
