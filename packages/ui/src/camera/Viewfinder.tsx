import { useEffect, useRef } from 'react'
import type { CodeFormat } from './code-format'
import classes from './Viewfinder.module.css'
import { type CameraTrouble, watchCodes } from './watch-codes'

interface ViewfinderProps {
  readonly label: string
  /** Does not change while the camera is on. */
  readonly formats: readonly CodeFormat[]
  readonly onCode: (text: string) => void
  readonly onRefused: (trouble: CameraTrouble) => void
}

/** What the camera sees; reads one code after the other until it is taken away. */
export function Viewfinder({ label, formats, onCode, onRefused }: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ formats, onCode, onRefused })
  useEffect(() => {
    told.current = { formats, onCode, onRefused }
  })
  useEffect(() => {
    if (video.current === null) return
    return watchCodes(video.current, {
      formats: told.current.formats,
      onCode: (text) => told.current.onCode(text),
      onRefused: (trouble) => told.current.onRefused(trouble),
    })
  }, [])
  return <video ref={video} className={classes.video} muted playsInline aria-label={label} />
}
