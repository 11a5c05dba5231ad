import { triggerNodeId } from '@counterflow/core'
import { formatDateTime, formatDuration, formatPreciseTime } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Accordion, Stack, Text, Title } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { stateIcons } from '../../workflows/canvas/StepRunState'
import { portName } from '../../workflows/words/port-name'
import { useStepName } from '../../workflows/words/StepNamesProvider'
import type { Run, RunStep } from '../run-queries'
import { AttemptData } from './AttemptData'
import { RunData } from './RunData'
import { RunQuestions } from './RunQuestions'
import { RunRelatives } from './RunRelatives'
import { KnownNamesContext } from './RunValue'
import { type StepRecord, stateOf, stepRecords } from './run-steps'
import classes from './StepsPanel.module.css'
import { useKnownNames } from './useKnownNames'

interface StepsPanelProps {
  run: Run
  /** The step that is open, by its id. */
  opened: string | undefined
  onOpen: (nodeId: string | undefined) => void
}

/** Every step in order, with what went in, what came out, its attempts, times and errors. */
export function StepsPanel({ run, opened, onOpen }: StepsPanelProps) {
  const { t } = useText()
  const records = stepRecords(run)
  const names = useKnownNames(run)
  const first = records.find(({ nodeId }) => nodeId === opened)?.key
  const value = opened === triggerNodeId ? triggerNodeId : (first ?? null)
  return (
    <KnownNamesContext value={names}>
      <aside className={classes.panel} aria-label={t('runs.steps')}>
        <Stack gap="sm" p="md" pb={0}>
          <Title order={2}>{t('runs.steps')}</Title>
          {run.error && <RunFailure run={run} />}
          <RunQuestions run={run} />
          <RunRelatives run={run} />
        </Stack>
        <Accordion
          value={value}
          onChange={(key) =>
            onOpen(
              key === triggerNodeId ? triggerNodeId : records.find((record) => record.key === key)?.nodeId,
            )
          }
          transitionDuration={120}
        >
          <Accordion.Item value={triggerNodeId}>
            <Accordion.Control icon={<IconBolt size={18} stroke={1.75} aria-hidden />}>
              <TriggerName />
            </Accordion.Control>
            <Accordion.Panel>
              <RunData title={t('runs.triggerData')} value={run.trigger} />
            </Accordion.Panel>
          </Accordion.Item>
          {records.map((record) => (
            <Accordion.Item key={record.key} value={record.key}>
              <Accordion.Control>
                <StepHead run={run} record={record} />
              </Accordion.Control>
              <Accordion.Panel>
                {record.attempts.map((attempt, index) => (
                  <Attempt
                    key={attempt.attempt}
                    run={run}
                    step={attempt}
                    number={record.attempts.length > 1 ? index + 1 : undefined}
                  />
                ))}
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      </aside>
    </KnownNamesContext>
  )
}

function TriggerName() {
  const name = useStepName()(triggerNodeId)
  return <Text fw={500}>{name}</Text>
}

function RunFailure({ run }: { run: Run }) {
  const { t } = useText()
  const stepName = useStepName()
  if (run.error === null) return null
  return (
    <Notice tone="bad" title={t(run.status === 'quarantined' ? 'runs.quarantinedTitle' : 'runs.error')}>
      {run.error.nodeId !== null && (
        <Text size="xs" fw={600}>
          {t('runs.errorAt', { name: stepName(run.error.nodeId) })}
        </Text>
      )}
      <Text size="sm">{run.error.message}</Text>
      {run.status === 'quarantined' && <Text size="sm">{t('runs.quarantinedBody')}</Text>}
    </Notice>
  )
}

function StepHead({ run, record }: { run: Run; record: StepRecord }) {
  const { t, language } = useText()
  const name = useStepName()(record.nodeId)
  const { durationMs } = record.last
  const state = stateOf(run, record.last)
  const Icon = stateIcons[state]
  return (
    <div className={classes.head}>
      <Icon size={18} stroke={1.75} aria-hidden className={classes.state} data-state={state} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={500} truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`runs.stepStatus.${state}`)}
          {record.last.kept && ` · ${t('runs.kept')}`}
          {record.iteration.length > 0 &&
            ` · ${t('runs.iteration', { numbers: record.iteration.map((index) => index + 1).join('.') })}`}
          {record.attempts.length > 1 && ` · ${t('runs.attempts', { count: record.attempts.length })}`}
        </Text>
      </div>
      {durationMs !== null && durationMs >= 1 && (
        <Text size="xs" c="dimmed" className="cf-figures" pe="xs">
          {formatDuration(durationMs, language)}
        </Text>
      )}
    </div>
  )
}

function Attempt({ run, step, number }: { run: Run; step: RunStep; number: number | undefined }) {
  const text = useText()
  const { t, language } = text
  const node = run.definition.nodes.find(({ id }) => id === step.nodeId)
  const way = step.port === null || node === undefined ? undefined : portName(node, step.port, text)
  return (
    <div className={classes.attempt}>
      <Text size="xs" c="dimmed">
        {number !== undefined && `${t('runs.attempt', { attempt: number })} · `}
        {t('runs.startedAt', { time: formatPreciseTime(step.startedAt, language) })}
        {step.until !== null && ` · ${t('runs.until', { time: formatDateTime(step.until, language) })}`}
        {way !== undefined && ` · ${t('runs.wentOn', { port: way })}`}
      </Text>
      {step.error && (
        <Notice tone="bad" title={t('runs.error')}>
          <Text size="sm">{step.error.message}</Text>
        </Notice>
      )}
      {step.answer && (
        <Text size="sm">
          {t(`runs.answeredBy.${step.answer.answer}`, {
            name: step.answer.by,
            time: formatDateTime(step.answer.at, language),
          })}
        </Text>
      )}
      <AttemptData runId={run.id} step={step} />
    </div>
  )
}
