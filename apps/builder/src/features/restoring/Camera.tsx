import { useText } from '@counterflow/ui'
import { useEffect, useRef } from 'react'
import { type CodeReader, codeReader } from './code-reader'

const lookEvery = 250

interface CameraProps {
  onCode: (code: string) => void
  /** The camera cannot be used. */
  onRefused: () => void
}

/** Reads one code after the other until it is taken away. */
export function Camera({ onCode, onRefused }: CameraProps) {
  const { t } = useText()
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onCode, onRefused })
  useEffect(() => {
    told.current = { onCode, onRefused }
  })
  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setInterval> | undefined
    let isOver = false
    let reader: CodeReader | undefined
    let isLooking = false
    const look = async () => {
      if (video.current === null || reader === undefined || isOver || isLooking) return
      isLooking = true
      const found = await reader.detect(video.current).catch(() => [])
      isLooking = false
      if (isOver) return
      for (const { rawValue } of found) told.current.onCode(rawValue)
    }
    const stop = () => {
      isOver = true
      clearInterval(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    const begin = async () => {
      try {
        reader = await codeReader()
        // The codes of long sales are fine.
        const wanted = { facingMode: 'environment', width: { ideal: 1_920 } }
        stream = await navigator.mediaDevices.getUserMedia({ video: wanted })
        if (isOver || video.current === null) return stop()
        video.current.srcObject = stream
        await video.current.play()
        timer = setInterval(() => void look(), lookEvery)
      } catch {
        if (!isOver) told.current.onRefused()
      }
    }
    void begin()
    return stop
  }, [])
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label={t('restoring.scan')}
      style={{ width: '100%', maxWidth: 480, borderRadius: 8, background: '#000', aspectRatio: '4 / 3' }}
    />
  )
}
