import { chooseSerialPrinter, chooseUsbPrinter } from '@counterflow/receipts'
import { useText } from '@counterflow/ui'
import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconBrowser, IconPlugConnected, IconRouter, IconUsb } from '@tabler/icons-react'
import { useState } from 'react'
import { AgentForm } from './AgentForm'
import type { PrinterConnectionChoice } from './printer-choice'
import { canReach } from './printer-connections'

const baudRates = ['9600', '19200', '38400', '115200']
const button = { size: 'lg', h: 56, variant: 'default' } as const

/** The ways to a printer. Those that this browser does not know are off, and a line says why. */
export function ConnectionPicker({ onChoose }: { onChoose: (choice: PrinterConnectionChoice) => void }) {
  const { t } = useText()
  const [baudRate, setBaudRate] = useState('9600')
  const [isPairing, setPairing] = useState(false)
  const isBare = !canReach.usb() && !canReach.serial()
  const chooseUsb = async () => {
    const printer = await chooseUsbPrinter(navigator.usb)
    if (printer !== undefined) onChoose({ kind: 'usb', ...printer })
  }
  const chooseSerial = async () => {
    const printer = await chooseSerialPrinter(navigator.serial, Number(baudRate))
    if (printer !== undefined) onChoose({ kind: 'serial', ...printer })
  }
  const chooseAgent = (choice: PrinterConnectionChoice) => {
    setPairing(false)
    onChoose(choice)
  }
  return (
    <Stack gap="sm">
      <Text fw={600}>{t('receipts.connect.title')}</Text>
      {isBare && <Text c="dimmed">{t('receipts.connect.bare')}</Text>}
      <Group gap="sm">
        <Button
          {...button}
          disabled={!canReach.usb()}
          leftSection={<IconUsb aria-hidden />}
          onClick={() => void chooseUsb()}
        >
          {t('receipts.connection.usb')}
        </Button>
        <Button
          {...button}
          leftSection={<IconRouter aria-hidden />}
          aria-expanded={isPairing}
          onClick={() => setPairing(!isPairing)}
        >
          {t('receipts.connection.agent')}
        </Button>
        <Button
          {...button}
          leftSection={<IconBrowser aria-hidden />}
          onClick={() => onChoose({ kind: 'browser' })}
        >
          {t('receipts.connection.browser')}
        </Button>
      </Group>
      <Group gap="sm" align="end">
        <Button
          {...button}
          disabled={!canReach.serial()}
          leftSection={<IconPlugConnected aria-hidden />}
          onClick={() => void chooseSerial()}
        >
          {t('receipts.connection.serial')}
        </Button>
        <Select
          label={t('receipts.connect.baudRate')}
          disabled={!canReach.serial()}
          size="lg"
          w={160}
          data={baudRates}
          value={baudRate}
          allowDeselect={false}
          onChange={(value) => setBaudRate(value ?? '9600')}
        />
      </Group>
      {isPairing && <AgentForm onChoose={chooseAgent} />}
    </Stack>
  )
}
