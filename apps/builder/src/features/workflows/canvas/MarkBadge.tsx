import type { StepMark } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconMinus, IconPencil, IconPlus, type IconProps } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import classes from './MarkBadge.module.css'

const icons: Record<StepMark, ComponentType<IconProps>> = {
  added: IconPlus,
  changed: IconPencil,
  removed: IconMinus,
}

/** What became of a step or a connection between two definitions, by icon and word. */
export function MarkWord({ mark }: { mark: StepMark }) {
  const { t } = useText()
  const Icon = icons[mark]
  return (
    <span className={classes.word}>
      <Icon size={12} stroke={2.5} aria-hidden />
      {t(`canvas.mark.${mark}`)}
    </span>
  )
}

/** The same on the edge of a card. */
export function MarkBadge({ mark }: { mark: StepMark }) {
  return (
    <span className={classes.badge} data-mark={mark}>
      <MarkWord mark={mark} />
    </span>
  )
}
