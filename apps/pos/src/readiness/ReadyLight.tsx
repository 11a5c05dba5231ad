import { useText } from '@counterflow/ui'
import { Popover, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import classes from '../application/shell/Shell.module.css'
import { ReadinessList } from './ReadinessList'
import { lightOf, readinessOf } from './readiness'
import { useReadiness } from './useReadiness'

const icons = { good: IconCircleCheck, warn: IconAlertTriangle, bad: IconCircleX }
const tones = { good: 'good', warn: 'caution', bad: 'bad' } as const

/** Whether this till could go on for days without a network, in one light. */
export function ReadyLight() {
  const { t } = useText()
  const facts = useReadiness()
  const light = facts === undefined ? 'good' : lightOf(readinessOf(facts))
  const Icon = icons[light]
  return (
    <Popover position="bottom-end" width={380} withArrow>
      <Popover.Target>
        <UnstyledButton
          className={classes.pill}
          data-tone={tones[light]}
          aria-label={t(`till.ready.light.${light}`)}
        >
          <Icon size={20} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>{facts !== undefined && <ReadinessList facts={facts} />}</Popover.Dropdown>
    </Popover>
  )
}
