import { AppearanceMenu, LanguageMenu, Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDeviceTablet } from '@tabler/icons-react'
import { PrinterPanel } from '../printing/PrinterPanel'
import { ReadinessList } from '../readiness/ReadinessList'
import { useReadiness } from '../readiness/useReadiness'
import { SyncPanel } from '../sync/SyncPanel'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import { appVersion } from '../updates/app-version'
import { ExportLedger } from './ExportLedger'
import classes from './Settings.module.css'

/** How this till stands, and what can be set on the device itself. */
export function SettingsPage() {
  const { t } = useText()
  const { device } = useTill()
  const facts = useReadiness()
  return (
    <div className={classes.page}>
      <Panel title={t('till.settings.device')}>
        <dl className={classes.facts}>
          <dt>{t('till.settings.register')}</dt>
          <dd>{`${device.register.name} (${device.location.code}-${device.register.code}-${device.epoch})`}</dd>
          <dt>{t('till.settings.location')}</dt>
          <dd>{device.location.name}</dd>
          <dt>{t('till.settings.version')}</dt>
          <dd>{appVersion}</dd>
        </dl>
        <Group gap="sm" mt="md">
          <LanguageMenu />
          <AppearanceMenu />
        </Group>
      </Panel>
      <Panel title={t('till.settings.server')}>
        <SyncPanel />
      </Panel>
      {facts !== undefined && (
        <section className={classes.ready}>
          <ReadinessList facts={facts} />
        </section>
      )}
      <PrinterPanel />
      <LedgerPanel />
    </div>
  )
}

function LedgerPanel() {
  const { t } = useText()
  const { health } = useTill()
  const unreadable = useLive(health.unreadable)
  return (
    <Panel title={t('till.settings.ledger')}>
      <Stack gap="md">
        <Text>{t('till.settings.ledgerIntro')}</Text>
        {unreadable.length > 0 && (
          <Notice tone="bad">{t('till.settings.unreadable', { count: unreadable.length })}</Notice>
        )}
        <Group gap="sm" align="flex-end">
          <ExportLedger />
          <Button
            size="lg"
            h={56}
            variant="default"
            leftSection={<IconDeviceTablet aria-hidden />}
            onClick={() => health.enrolAgain()}
          >
            {t('till.settings.enrolAgain')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}
