import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from '../values/StatusBadge'
import classes from './Notice.module.css'

const icons = {
  good: IconCircleCheck,
  caution: IconAlertTriangle,
  bad: IconCircleX,
  accent: IconInfoCircle,
  neutral: IconInfoCircle,
}

interface NoticeProps {
  tone: Tone
  title?: string
  children?: ReactNode
  /** Announced at once when it appears, as an error should be. */
  urgent?: boolean
}

/** A message that stays where it belongs, with an icon for its kind. */
export function Notice({ tone, title, children, urgent = false }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={classes.notice} data-tone={tone} role={urgent ? 'alert' : undefined}>
      <Icon size={18} aria-hidden />
      <div className={classes.body}>
        {title && <Text fw={600}>{title}</Text>}
        {children}
      </div>
    </div>
  )
}
