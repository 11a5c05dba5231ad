import { useText } from '@counterflow/ui'
import { notifications } from '@mantine/notifications'
import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import classes from './FileDropArea.module.css'

interface FileDropAreaProps {
  onDrop: (file: File) => void
  /** Without it, files are not taken. */
  enabled: boolean
  className?: string | undefined
  children: ReactNode
}

const bringsFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** Takes a file that is dropped anywhere on it, and says so while one is held above it. */
export function FileDropArea({ onDrop, enabled, className, children }: FileDropAreaProps) {
  const { t } = useText()
  const [above, setAbove] = useState(false)
  // Every child that is entered on the way tells of it, and of being left.
  const depth = useRef(0)
  const count = (change: number) => {
    depth.current = Math.max(0, depth.current + change)
    setAbove(depth.current > 0)
  }
  const drop = (event: DragEvent) => {
    depth.current = 0
    setAbove(false)
    if (!enabled || !bringsFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    const [file, second] = event.dataTransfer.files
    if (second !== undefined) notifications.show({ color: 'orange', message: t('files.dropOne') })
    else if (file !== undefined) onDrop(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what a button does
    <div
      className={className === undefined ? classes.area : `${classes.area} ${className}`}
      onDragEnter={(event) => enabled && bringsFiles(event) && count(1)}
      onDragLeave={(event) => enabled && bringsFiles(event) && count(-1)}
      onDragOver={(event) => {
        if (enabled && bringsFiles(event)) event.preventDefault()
      }}
      onDropCapture={drop}
    >
      {children}
      {above && (
        <div className={classes.veil} role="status">
          <IconFileImport size={28} stroke={1.5} aria-hidden />
          {t('files.drop')}
        </div>
      )}
    </div>
  )
}
