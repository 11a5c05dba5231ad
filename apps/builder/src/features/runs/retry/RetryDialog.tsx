import { triggerNodeId } from '@counterflow/core'
import { ErrorState, Notice, useText } from '@counterflow/ui'
import { Button, Group, Loader, Modal, Radio, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useReturnedFocus } from '../../../platform/keyboard/useReturnedFocus'
import { useStepName } from '../../workflows/words/StepNamesProvider'
import type { Run } from '../run-queries'
import { RetryPlanView } from './RetryPlanView'
import { type RetryWish, retryPlanQuery, useRetry } from './retry-queries'

interface RetryDialogProps {
  run: Run
  /** The step that is open, by its id. */
  opened: string | undefined
  onClose: () => void
}

type Start = 'failed' | 'start' | 'step'
const starts: readonly Start[] = ['failed', 'start', 'step']
const versions: readonly RetryWish['version'][] = ['original', 'latest']

/** Asks from where and on which version a run is taken up again, and shows what that would do before it is done. */
export function RetryDialog({ run, opened, onClose }: RetryDialogProps) {
  useReturnedFocus()
  const text = useText()
  const { t } = text
  const stepName = useStepName()
  const reached = [...new Set(run.steps.map(({ nodeId }) => nodeId))]
  const chosen = opened !== undefined && opened !== triggerNodeId && reached.includes(opened)
  const [start, setStart] = useState<Start>(startFor(run, chosen))
  const [step, setStep] = useState(chosen ? opened : reached.at(-1))
  const [version, setVersion] = useState<RetryWish['version']>('original')
  const wish = { from: start === 'step' ? (step ?? 'start') : start, version }
  const plan = useQuery(retryPlanQuery(run.id, wish))
  const retry = useRetry(run.id, onClose)
  const labels: Record<Start, string> = {
    failed: t(run.status === 'failed' ? 'runs.retry.fromFailed' : 'runs.retry.fromStopped'),
    start: t('runs.retry.fromStart'),
    step: t('runs.retry.fromStep'),
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('runs.retry.title')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <Radio.Group label={t('runs.retry.from')} value={start}>
          <Stack gap={6} mt={4}>
            {starts
              .filter((one) => one !== 'failed' || run.status !== 'succeeded')
              .map((one) => (
                <Radio key={one} value={one} label={labels[one]} onChange={() => setStart(one)} />
              ))}
          </Stack>
        </Radio.Group>
        {start === 'step' && (
          <Select
            label={t('runs.retry.step')}
            data={reached.map((id) => ({ value: id, label: stepName(id) }))}
            value={step ?? null}
            onChange={(id) => setStep(id ?? undefined)}
            allowDeselect={false}
          />
        )}
        <Radio.Group label={t('runs.retry.version')} value={version}>
          <Group mt={4}>
            {versions.map((one) => (
              <Radio key={one} value={one} label={t(`runs.retry.${one}`)} onChange={() => setVersion(one)} />
            ))}
          </Group>
        </Radio.Group>
        {plan.data !== undefined && <RetryPlanView run={run} plan={plan.data} />}
        {plan.data === undefined &&
          (plan.error === null ? (
            <Loader size="sm" />
          ) : (
            <ErrorState message={problemParagraph(plan.error, text)} onRetry={() => void plan.refetch()} />
          ))}
        {plan.data?.obstacle != null && (
          <Notice tone="caution" title={t(`runs.retry.obstacle.${plan.data.obstacle}`)} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button
            loading={retry.isPending}
            disabled={plan.data === undefined || plan.data.obstacle !== null || plan.isPlaceholderData}
            onClick={() => retry.mutate(wish)}
          >
            {t('runs.retry.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function startFor(run: Run, isStepChosen: boolean): Start {
  if (isStepChosen) return 'step'
  return run.status === 'succeeded' ? 'start' : 'failed'
}
