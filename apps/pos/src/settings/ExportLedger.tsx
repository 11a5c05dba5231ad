import { Notice, useText } from '@counterflow/ui'
import { Button, Stack } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTill } from '../till/TillContext'

/** Gives away all that this device has recorded and still has, as a file. */
export function ExportLedger() {
  const { t } = useText()
  const { device, health } = useTill()
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
    <Stack gap="sm" align="flex-start">
      {isFailed && (
        <Notice tone="bad" urgent>
          {t('till.settings.exportFailed')}
        </Notice>
      )}
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
    </Stack>
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
