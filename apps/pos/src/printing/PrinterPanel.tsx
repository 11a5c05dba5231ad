import { Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, SegmentedControl, Stack, Switch, Text } from '@mantine/core'
import { IconPrinter, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import { ConnectionPicker } from './ConnectionPicker'
import type { PrinterChoice, PrinterConnectionChoice } from './printer-choice'
import type { PrinterSetup } from './printer-setup'
import type { PrintOutcome } from './printing-port'

/** The printer of this device: how it is reached, what paper and drawer it has, and whether it prints. */
export function PrinterPanel() {
  const { t } = useText()
  const { setup } = useTill().printing
  if (setup === undefined) return null
  return (
    <Panel title={t('receipts.printer.title')}>
      <ChosenPrinter setup={setup} />
    </Panel>
  )
}

const usual = { paper: 80, drawer: 2, cuts: true } as const

function ChosenPrinter({ setup }: { setup: PrinterSetup }) {
  const { t } = useText()
  const choice = useLive(setup.choice)
  const choose = (connection: PrinterConnectionChoice) => setup.choose({ ...(choice ?? usual), connection })
  return (
    <Stack gap="md">
      <Text>
        {choice === null
          ? t('receipts.printer.none')
          : t('receipts.printer.chosen', { connection: t(`receipts.connection.${choice.connection.kind}`) })}
      </Text>
      {choice !== null && <PaperSettings choice={choice} setup={setup} />}
      <ConnectionPicker onChoose={choose} />
    </Stack>
  )
}

function PaperSettings({ choice, setup }: { choice: PrinterChoice; setup: PrinterSetup }) {
  const { t } = useText()
  const [outcome, setOutcome] = useState<PrintOutcome | 'busy'>()
  const trouble = useLive(setup.trouble)
  const hasBytes = choice.connection.kind !== 'browser'
  const test = async () => {
    setOutcome('busy')
    setOutcome(await setup.test())
  }
  return (
    <Stack gap="md">
      <Choice
        label={t('receipts.printer.paper')}
        value={String(choice.paper)}
        options={[
          { value: '58', label: '58 mm' },
          { value: '80', label: '80 mm' },
        ]}
        onChange={(value) => setup.choose({ ...choice, paper: value === '58' ? 58 : 80 })}
      />
      {hasBytes && (
        <>
          <Choice
            label={t('receipts.printer.drawer')}
            value={String(choice.drawer ?? 'none')}
            options={[
              { value: 'none', label: t('receipts.printer.noDrawer') },
              { value: '2', label: t('receipts.printer.contact', { contact: 2 }) },
              { value: '5', label: t('receipts.printer.contact', { contact: 5 }) },
            ]}
            onChange={(value) =>
              setup.choose({ ...choice, drawer: value === 'none' ? null : value === '2' ? 2 : 5 })
            }
          />
          <Switch
            size="lg"
            label={t('receipts.printer.cuts')}
            checked={choice.cuts}
            onChange={(event) => setup.choose({ ...choice, cuts: event.currentTarget.checked })}
          />
        </>
      )}
      {outcome === 'printed' && trouble === null && (
        <Notice tone="good">{t('receipts.printer.tested')}</Notice>
      )}
      <Group gap="sm">
        <Button
          size="lg"
          h={56}
          loading={outcome === 'busy'}
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => void test()}
        >
          {t('receipts.printer.test')}
        </Button>
        <Button
          size="lg"
          h={56}
          variant="default"
          leftSection={<IconTrash size={20} aria-hidden />}
          onClick={() => setup.choose(null)}
        >
          {t('receipts.printer.forget')}
        </Button>
      </Group>
    </Stack>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <div>
      <Text mb={4}>{label}</Text>
      <SegmentedControl
        aria-label={label}
        fullWidth
        size="lg"
        value={value}
        data={options}
        onChange={onChange}
      />
    </div>
  )
}
