import { type CameraTrouble, type CodeFormat, Notice, useText, Viewfinder } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { useState } from 'react'
import { PanelFrame } from '../PanelFrame'

/** What goods and receipts carry. */
const formats: readonly CodeFormat[] = [
  'ean_13',
  'ean_8',
  'upc_a',
  'upc_e',
  'code_128',
  'code_39',
  'itf',
  'qr_code',
]

interface CameraScanProps {
  readonly onScan: (text: string) => void
  readonly onClose: () => void
}

/** Reads codes with the device's camera, one after the other, until it is closed. */
export function CameraScan({ onScan, onClose }: CameraScanProps) {
  const { t } = useText()
  const [trouble, setTrouble] = useState<CameraTrouble>()
  return (
    <PanelFrame title={t('tillSelling.camera.title')} onClose={onClose}>
      <Stack>
        {trouble === undefined ? (
          <Viewfinder
            label={t('tillSelling.camera.title')}
            formats={formats}
            onCode={onScan}
            onRefused={setTrouble}
          />
        ) : (
          <Notice tone="caution" title={t(`tillSelling.camera.${trouble}`)}>
            {t('tillSelling.camera.instead')}
          </Notice>
        )}
      </Stack>
    </PanelFrame>
  )
}
