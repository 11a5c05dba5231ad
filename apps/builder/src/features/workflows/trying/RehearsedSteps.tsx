import { triggerNodeId } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Accordion, Stack, Text, Title } from '@mantine/core'
import { IconBolt } from '@tabler/icons-react'
import { useMemo } from 'react'
import { z } from 'zod'
import { knownNames } from '../../runs/detail/known-names'
import { RunData } from '../../runs/detail/RunData'
import { KnownNamesContext } from '../../runs/detail/RunValue'
import classes from '../../runs/detail/StepsPanel.module.css'
import { stateIcons } from '../canvas/StepRunState'
import { portName } from '../words/port-name'
import { useStepName } from '../words/StepNamesProvider'
import type { Rehearsal, RehearsedStep } from './trying-queries'

interface RehearsedStepsProps {
  rehearsal: Rehearsal
  opened: string | undefined
  onOpen: (nodeId: string | undefined) => void
}

/** What each step would have done, and how sure that is. */
export function RehearsedSteps({ rehearsal, opened, onOpen }: RehearsedStepsProps) {
  const { t } = useText()
  const stepName = useStepName()
  const { steps, trigger, isWanted, status, error } = rehearsal
  const names = useMemo(() => knownNames(z.json().catch(null).parse(trigger)), [trigger])
  const keys = steps.map(({ nodeId, iteration }) => [nodeId, ...iteration].join(' '))
  const first = steps.findIndex(({ nodeId }) => nodeId === opened)
  const open = (key: string | null) =>
    onOpen(key === triggerNodeId ? triggerNodeId : steps[keys.indexOf(key ?? '')]?.nodeId)
  return (
    <KnownNamesContext value={names}>
      <Stack gap="sm" px="md" component="output">
        <Title order={2}>{t('trying.result')}</Title>
        {!isWanted && (
          <Notice tone="caution" title={t('trying.unwanted')}>
            <Text size="sm">{t('trying.unwantedBody')}</Text>
          </Notice>
        )}
        {isWanted && status === 'succeeded' && <Text size="sm">{t('trying.succeeded')}</Text>}
        {status === 'cut' && <Text size="sm">{t('trying.cut')}</Text>}
        {error !== null && (
          <Notice tone="bad" title={t('trying.failed')}>
            <Text size="sm">{error.message}</Text>
          </Notice>
        )}
      </Stack>
      <Accordion
        value={opened === triggerNodeId ? triggerNodeId : (keys[first] ?? null)}
        onChange={open}
        transitionDuration={120}
      >
        <Accordion.Item value={triggerNodeId}>
          <Accordion.Control icon={<IconBolt size={18} stroke={1.75} aria-hidden />}>
            <Text fw={500}>{stepName(triggerNodeId)}</Text>
          </Accordion.Control>
          <Accordion.Panel>
            <RunData title={t('runs.triggerData')} value={trigger} />
          </Accordion.Panel>
        </Accordion.Item>
        {isWanted &&
          steps.map((step, index) => (
            <Accordion.Item key={keys[index]} value={keys[index] ?? ''}>
              <Accordion.Control>
                <StepHead step={step} />
              </Accordion.Control>
              <Accordion.Panel>
                <StepBody rehearsal={rehearsal} step={step} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
      </Accordion>
    </KnownNamesContext>
  )
}

function StepHead({ step }: { step: RehearsedStep }) {
  const { t } = useText()
  const name = useStepName()(step.nodeId)
  const Icon = stateIcons[step.status]
  return (
    <div className={classes.head}>
      <Icon size={18} stroke={1.75} aria-hidden className={classes.state} data-state={step.status} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={500} truncate>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`trying.by.${step.by}`)}
          {step.iteration.length > 0 &&
            ` · ${t('runs.iteration', { numbers: step.iteration.map((index) => index + 1).join('.') })}`}
          {step.isUnsure && ` · ${t('trying.unsure')}`}
        </Text>
      </div>
    </div>
  )
}

function StepBody({ rehearsal, step }: { rehearsal: Rehearsal; step: RehearsedStep }) {
  const text = useText()
  const { t } = text
  const node = rehearsal.definition.nodes.find(({ id }) => id === step.nodeId)
  const way = step.port === null || node === undefined ? undefined : portName(node, step.port, text)
  return (
    <div className={classes.attempt}>
      {way !== undefined && (
        <Text size="xs" c="dimmed">
          {t('runs.wentOn', { port: way })}
        </Text>
      )}
      {step.error && (
        <Notice tone="bad" title={t('runs.error')}>
          <Text size="sm">{step.error.message}</Text>
        </Notice>
      )}
      {step.isCut ? (
        <Text size="sm">{t('trying.large')}</Text>
      ) : (
        <>
          <RunData title={t('runs.input')} value={step.input} />
          <RunData
            title={t(step.by === 'supposed' ? 'trying.supposedOutput' : 'runs.output')}
            value={step.output}
          />
        </>
      )}
    </div>
  )
}
