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

/** What became of a connection between two definitions, as a sign: between two cards there is no room for a word. */
export function MarkSign({ mark }: { mark: StepMark }) {
  const { t } = useText()
  const Icon = icons[mark]
  return (
    <span className={classes.sign} role="img" aria-label={t(`canvas.mark.${mark}`)}>
      <Icon size={12} stroke={2.5} aria-hidden />
    </span>
  )
}

/** What became of a step, by sign and word on the edge of its card. */
export function MarkBadge({ mark }: { mark: StepMark }) {
  const { t } = useText()
  const Icon = icons[mark]
  return (
    <span className={classes.badge} data-mark={mark}>
      <Icon size={12} stroke={2.5} aria-hidden />
      {t(`canvas.mark.${mark}`)}
    </span>
  )
}
