import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type RunStep, stepQuery } from '../run-queries'
import { RunData } from './RunData'

/** What went into an attempt and what came out; large values only when somebody asks for them. */
export function AttemptData({ runId, step }: { runId: string; step: RunStep }) {
  const { t } = useText()
  const [opened, setOpened] = useState(false)
  const whole = useQuery({ ...stepQuery(runId, step), enabled: step.isCut && opened })
  const shown = whole.data ?? step
  if (shown.isCut) {
    return (
      <div>
        <Button variant="default" size="xs" loading={whole.isLoading} onClick={() => setOpened(true)}>
          {t('runs.showLarge')}
        </Button>
      </div>
    )
  }
  return (
    <>
      <RunData title={t('runs.input')} value={shown.input} />
      <RunData title={t('runs.output')} value={shown.output} />
    </>
  )
}
