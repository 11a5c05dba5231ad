import type { IconProps } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import classes from './StatusBadge.module.css'

export type Tone = 'good' | 'caution' | 'bad' | 'accent' | 'neutral'

interface StatusBadgeProps {
  tone: Tone
  icon: ComponentType<IconProps>
  label: string
  /** Turns the icon, for something that is under way. */
  busy?: boolean
}

/** A state by icon and word; the colour only helps. */
export function StatusBadge({ tone, icon: Icon, label, busy = false }: StatusBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone} data-busy={busy || undefined}>
      <Icon size={14} stroke={2} aria-hidden />
      {label}
    </span>
  )
}
