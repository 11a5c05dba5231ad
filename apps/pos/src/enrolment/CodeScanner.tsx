import { Notice, useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { codeIn } from './code-in'

/** What browsers that read codes by themselves offer; not yet in the types of the DOM. */
interface CodeReader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

type CodeReaderClass = new (options: { formats: string[] }) => CodeReader

const lookEvery = 250

function codeReader(): CodeReader | undefined {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: CodeReaderClass }
  return BarcodeDetector && new BarcodeDetector({ formats: ['qr_code'] })
}

/** Reads the code with the camera. Where the browser cannot, the tablet's own camera opens the address in the code. */
export function CodeScanner({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useText()
  const [isOn, setOn] = useState(false)
  const [isRefused, setRefused] = useState(false)
  if (!('BarcodeDetector' in globalThis)) return null
  return (
    <>
      {isRefused && <Notice tone="caution">{t('till.enrolment.noCamera')}</Notice>}
      {isOn ? (
        <Viewfinder
          onCode={(code) => {
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
          onClick={() => setOn(true)}
        >
          {t('till.enrolment.scan')}
        </Button>
      )}
    </>
  )
}

interface ViewfinderProps {
  onCode: (code: string) => void
  onRefused: () => void
}

function Viewfinder({ onCode, onRefused }: ViewfinderProps) {
  const { t } = useText()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onCode, onRefused })
  told.current = { onCode, onRefused }
  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setInterval> | undefined
    let isOver = false
    const reader = codeReader()
    const look = async () => {
      if (video.current === null || reader === undefined || isOver) return
      const found = await reader.detect(video.current).catch(() => [])
      const code = found.map(({ rawValue }) => codeIn(rawValue)).find((one) => one !== undefined)
      if (code !== undefined && !isOver) told.current.onCode(code)
    }
    const begin = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
        if (isOver || video.current === null) return stop()
        video.current.srcObject = stream
        await video.current.play()
        timer = setInterval(() => void look(), lookEvery)
      } catch {
        if (!isOver) told.current.onRefused()
      }
    }
    const stop = () => {
      isOver = true
      clearInterval(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    void begin()
    return stop
  }, [])
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label={t('till.enrolment.scan')}
      style={{ width: '100%', borderRadius: 8, background: '#000', aspectRatio: '4 / 3' }}
    />
  )
}
