import { LanguageMenu, useText } from '@counterflow/ui'
import { Button, List, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import {
  IconBrowserX,
  IconCopyX,
  IconDatabaseOff,
  IconDownload,
  IconLockOpenOff,
  IconVersions,
} from '@tabler/icons-react'
import { carriedCode } from '../enrolment/carried-code'
import type { Hindrance } from './hindrance'
import classes from './Opening.module.css'
import { useInstallPrompt } from './useInstallPrompt'

const icons = {
  insecure: IconLockOpenOff,
  old_browser: IconBrowserX,
  no_storage: IconDatabaseOff,
  not_kept: IconDownload,
  second_tab: IconCopyX,
  taken_over: IconCopyX,
  newer: IconVersions,
} as const

interface HindrancePageProps {
  by: Hindrance
  /** @param force takes the till from the page that has it. */
  onRetry: (force: boolean) => void
}

/** Why the till does not open here, and what to do. */
export function HindrancePage({ by, onRetry }: HindrancePageProps) {
  const { t } = useText()
  const Icon = icons[by]
  const isElsewhere = by === 'second_tab' || by === 'taken_over'
  return (
    <main className={classes.page}>
      <div className={classes.corner}>
        <LanguageMenu compact />
      </div>
      <Stack className={classes.card} gap="md">
        <ThemeIcon variant="default" size={56} radius="md">
          <Icon size={28} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Title order={1}>{t(`till.hindrance.${by}.title`)}</Title>
        <Text size="lg">{t(`till.hindrance.${by}.body`)}</Text>
        {by === 'not_kept' && <KeepingSteps />}
        {by === 'insecure' ? (
          <Button component="a" href="/trust?to=/till/" size="lg" h={56}>
            {t('till.hindrance.insecureGo')}
          </Button>
        ) : (
          <Button size="lg" h={56} onClick={() => onRetry(isElsewhere)}>
            {t(isElsewhere ? 'till.hindrance.useHere' : 'general.retry')}
          </Button>
        )}
      </Stack>
    </main>
  )
}

function KeepingSteps() {
  const { t } = useText()
  const install = useInstallPrompt()
  const code = carriedCode(Date.now())
  return (
    <Stack gap="sm">
      <List type="ordered" spacing="xs" size="lg">
        <List.Item>{t('till.hindrance.keepInstall')}</List.Item>
        <List.Item>{t('till.hindrance.keepOpen')}</List.Item>
        <List.Item>{t('till.hindrance.keepPrivate')}</List.Item>
      </List>
      {code !== undefined && (
        <div>
          <Text size="lg">{t('till.hindrance.keepCode')}</Text>
          <Text className={classes.code}>{code}</Text>
        </div>
      )}
      {install !== undefined && (
        <Button
          size="lg"
          h={56}
          variant="default"
          leftSection={<IconDownload aria-hidden />}
          onClick={install}
        >
          {t('till.hindrance.install')}
        </Button>
      )}
    </Stack>
  )
}
