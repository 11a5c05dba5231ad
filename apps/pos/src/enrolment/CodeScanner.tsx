import { Notice, useText, Viewfinder } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useState } from 'react'
import { codeIn } from './code-in'

/** Reads the code with the camera. */
export function CodeScanner({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useText()
  const [isOn, setOn] = useState(false)
  const [isRefused, setRefused] = useState(false)
  return (
    <>
      {isRefused && <Notice tone="caution">{t('till.enrolment.noCamera')}</Notice>}
      {isOn ? (
        <Viewfinder
          label={t('till.enrolment.scan')}
          formats={['qr_code']}
          onCode={(text) => {
            const code = codeIn(text)
            if (code === undefined) return
            setOn(false)
            onCode(code)
          }}
          onRefused={() => {
            setOn(false)
            setRefused(true)
          }}
        />
      ) : (
        <Button
          size="lg"
          h={56}
          variant="default"
          leftSection={<IconQrcode aria-hidden />}
          onClick={() => {
            setRefused(false)
            setOn(true)
          }}
        >
          {t('till.enrolment.scan')}
        </Button>
      )}
    </>
  )
}
