import { AppearanceMenu, LanguageMenu, Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconDeviceTablet, IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import { PrinterPanel } from '../printing/PrinterPanel'
import { ReadinessList } from '../readiness/ReadinessList'
import { useReadiness } from '../readiness/useReadiness'
import { SyncPanel } from '../sync/SyncPanel'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import { appVersion } from '../updates/app-version'
import classes from './Settings.module.css'

/** How this till stands, and what can be set on the device itself. */
export function SettingsPage() {
  const { t } = useText()
  const { device, sync } = useTill()
  const facts = useReadiness()
  const { isFrozen } = useLive(sync.state)
  return (
    <div className={classes.page}>
      {isFrozen && (
        <Notice tone="bad" title={t('till.settings.frozen')}>
          {t('till.sync.frozen')}
        </Notice>
      )}
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
  const { device, health } = useTill()
  const unreadable = useLive(health.unreadable)
  const [isBusy, setBusy] = useState(false)
  const [isFailed, setFailed] = useState(false)
  const exportLedger = async () => {
    setBusy(true)
    try {
      const day = new Date().toISOString().slice(0, 10)
      const { location, register, epoch } = device
      save(await health.exportLedger(), `ledger-${location.code}-${register.code}-${epoch}-${day}.jsonl`)
      setFailed(false)
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Panel title={t('till.settings.ledger')}>
      <Stack gap="md">
        <Text>{t('till.settings.ledgerIntro')}</Text>
        {unreadable.length > 0 && (
          <Notice tone="bad">{t('till.settings.unreadable', { count: unreadable.length })}</Notice>
        )}
        {isFailed && (
          <Notice tone="bad" urgent>
            {t('till.settings.exportFailed')}
          </Notice>
        )}
        <Group gap="sm">
          <Button
            size="lg"
            h={56}
            variant="default"
            loading={isBusy}
            leftSection={<IconFileExport aria-hidden />}
            onClick={() => void exportLedger()}
          >
            {t('till.settings.export')}
          </Button>
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

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
