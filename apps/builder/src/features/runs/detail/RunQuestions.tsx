import type { Schemas } from '@counterflow/api-client'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import { useCatalogue } from '../../workflows/catalogue/CatalogueProvider'
import { readSchema } from '../../workflows/catalogue/catalogue'
import { useStepName } from '../../workflows/words/StepNamesProvider'
import { type Run, type RunStep, runQuery } from '../run-queries'
import { blankAnswer } from './blank-answer'
import { HappenedModal } from './HappenedModal'

type Answer = Schemas['StepAnswer']

/** Asks how each step went that was cut off and must not be done twice. */
export function RunQuestions({ run }: { run: Run }) {
  const asking = run.steps.filter(({ status }) => status === 'asking')
  return asking.map((step) => (
    <Question key={`${step.nodeId} ${step.iteration.join('.')}`} run={run} step={step} />
  ))
}

function Question({ run, step }: { run: Run; step: RunStep }) {
  const { t } = useText()
  const may = useMay()
  const stepName = useStepName()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const [saysHappened, setSaysHappened] = useState(false)
  const { nodeId, iteration } = step
  const node = run.definition.nodes.find(({ id }) => id === nodeId)
  const action = useCatalogue().actions.get(node?.kind === 'action' ? node.action : '')
  const blank = action === undefined ? null : blankAnswer(readSchema(action.output))
  const answer = useMutation({
    mutationFn: (body: { answer: Answer; output?: unknown }) =>
      answered(
        api.POST('/api/v1/runs/{runId}/answers', {
          params: { path: { runId: run.id } },
          body: { nodeId, iteration, ...body },
        }),
      ),
    onSuccess: (changed) => {
      setSaysHappened(false)
      client.setQueryData(runQuery(run.id).queryKey, changed)
    },
    onError: (error, { answer: given }) => {
      if (given !== 'happened') notifyProblem(error)
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['runs'] }),
  })
  const ways: { answer: Answer; choose: () => void }[] = [
    {
      answer: 'happened',
      choose: () => {
        answer.reset()
        setSaysHappened(true)
      },
    },
    { answer: 'repeat', choose: () => answer.mutate({ answer: 'repeat' }) },
    { answer: 'failed', choose: () => answer.mutate({ answer: 'failed' }) },
  ]
  return (
    <Notice tone="caution" title={t('runs.question.title', { name: stepName(nodeId) })}>
      <Text size="sm">{t('runs.question.body')}</Text>
      {may('runs.manage') && (
        <Stack gap="xs" mt="xs">
          {ways.map((way) => (
            <div key={way.answer}>
              <Button variant="default" size="xs" disabled={answer.isPending} onClick={way.choose}>
                {t(`runs.question.${way.answer}`)}
              </Button>
              <Text size="xs" c="dimmed">
                {t(`runs.question.${way.answer}Means`)}
              </Text>
            </div>
          ))}
        </Stack>
      )}
      {saysHappened && (
        <HappenedModal
          blank={blank}
          error={answer.error}
          busy={answer.isPending}
          onClose={() => setSaysHappened(false)}
          onConfirm={(output) => answer.mutate({ answer: 'happened', output })}
        />
      )}
    </Notice>
  )
}
