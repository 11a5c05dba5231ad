import { formatDuration } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockHour4,
  IconHelpCircle,
  IconLoader2,
  IconMinus,
  IconPlayerStop,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { StepRun, StepState } from './flow-types'
import classes from './StepNode.module.css'

export const stateIcons: Record<StepState, ComponentType<IconProps>> = {
  started: IconLoader2,
  succeeded: IconCircleCheck,
  failed: IconCircleX,
  waiting: IconClockHour4,
  postponed: IconClockHour4,
  asking: IconHelpCircle,
  stopped: IconPlayerStop,
  skipped: IconMinus,
  ahead: IconCircleDashed,
}

/** How a step of a run went, by icon and word, and how long it took. */
export function StepRunState({ run }: { run: StepRun }) {
  const { t, language } = useText()
  const Icon = stateIcons[run.state]
  return (
    <span className={classes.state} data-state={run.state}>
      <Icon size={14} stroke={2} aria-hidden />
      {t(`runs.stepStatus.${run.state}`)}
      <span className={`${classes.took} cf-figures`}>
        {run.attempts > 1 && `${t('runs.attempts', { count: run.attempts })} · `}
        {run.durationMs !== null && run.durationMs >= 1 && formatDuration(run.durationMs, language)}
      </span>
    </span>
  )
}
