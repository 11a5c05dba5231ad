import { Notice, useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { PanelFrame } from '../PanelFrame'
import classes from './CameraScan.module.css'

interface Barcode {
  readonly rawValue: string
}
interface Detector {
  detect(source: CanvasImageSource): Promise<Barcode[]>
}
declare global {
  var BarcodeDetector: (new (options?: { formats: string[] }) => Detector) | undefined
}

const formats = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf', 'qr_code']
const betweenLooksMs = 120
/** The same code is not taken again while it is still held before the camera. */
const sameCodeMs = 1_500

interface CameraScanProps {
  readonly onScan: (text: string) => void
  readonly onClose: () => void
}

/** Reads codes with the device's camera, one after the other, until it is closed. */
export function CameraScan({ onScan, onClose }: CameraScanProps) {
  const { t } = useText()
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<'missing' | 'refused'>()
  const take = useRef(onScan)
  take.current = onScan
  useEffect(() => {
    const screen = video.current
    if (globalThis.BarcodeDetector === undefined || navigator.mediaDevices === undefined || screen === null) {
      setTrouble('missing')
      return
    }
    return watch(
      screen,
      new globalThis.BarcodeDetector({ formats }),
      (text) => take.current(text),
      () => setTrouble('refused'),
    )
  }, [])
  return (
    <PanelFrame title={t('tillSelling.camera.title')} onClose={onClose}>
      <Stack>
        {trouble !== undefined && (
          <Notice tone="caution" title={t(`tillSelling.camera.${trouble}`)}>
            {t('tillSelling.camera.instead')}
          </Notice>
        )}
        <video ref={video} className={classes.video} hidden={trouble !== undefined} muted playsInline />
      </Stack>
    </PanelFrame>
  )
}

function watch(
  screen: HTMLVideoElement,
  detector: Detector,
  onScan: (text: string) => void,
  onRefused: () => void,
) {
  let stream: MediaStream | undefined
  let isOver = false
  let last = { text: '', at: 0 }
  const look = async () => {
    const [found] = await detector.detect(screen).catch(() => [])
    if (found !== undefined && (found.rawValue !== last.text || Date.now() - last.at > sameCodeMs))
      onScan(found.rawValue)
    if (found !== undefined) last = { text: found.rawValue, at: Date.now() }
    if (!isOver) setTimeout(() => void look(), betweenLooksMs)
  }
  const begin = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    if (isOver) return stop()
    screen.srcObject = stream
    await screen.play()
    await look()
  }
  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  begin().catch(onRefused)
  return () => {
    isOver = true
    stop()
  }
}
