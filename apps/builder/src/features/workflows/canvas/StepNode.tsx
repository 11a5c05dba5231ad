import { errorPort, triggerNodeId } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import hues from '../graph/hues.module.css'
import { type StepLook, stepLook, triggerLook } from '../graph/step-look'
import { useStepName } from '../words/StepNamesProvider'
import { StepSentence, TriggerSentence } from '../words/StepSentence'
import { leastHeight, portShare } from './card-size'
import { useIsNear, useIsTold } from './detail'
import { FarCard } from './FarCard'
import { FreePort } from './FreePort'
import { portsOfStep, type StepFlowNode, type StepNodeData } from './flow-types'
import { MarkBadge } from './MarkBadge'
import { PortMarks } from './PortMarks'
import classes from './StepNode.module.css'
import { StepRunState } from './StepRunState'

/** One step as a card. Plain HTML, because hundreds of them have to move smoothly. */
export const StepNode = memo(function StepNode({ id, data, height, selected }: NodeProps<StepFlowNode>) {
  if (!useIsNear()) return <DistantCard id={id} data={data} height={height} />
  return <LegibleCard id={id} data={data} selected={selected} />
})

/**
 * Words and handles take most of the time; what one has just added or chosen is there with them. Apart, so that those from far
 * away, which have none, are not drawn a second time.
 */
function LegibleCard({ id, data, selected }: CardProps & { selected: boolean }) {
  const told = useIsTold(selected || !data.editable)
  return told ? <NearCard id={id} data={data} /> : <BlankCard data={data} />
}

interface CardProps {
  id: string
  data: StepNodeData
}

function DistantCard({ id, data, height }: CardProps & { height: number | undefined }) {
  const { hue } = useLook(data)
  const { step, direction, editable, mark } = data
  return <FarCard id={id} hue={hue} ports={portsOfStep(step)} {...{ direction, editable, height, mark }} />
}

/** A card as large as it will be, of which nothing can be read yet. One of many, whose handles are known. */
function BlankCard({ data: { step, mark } }: Pick<CardProps, 'data'>) {
  const minHeight = leastHeight(portsOfStep(step).length)
  return <div className={classes.card} style={{ minHeight }} data-mark={mark} />
}

/** Apart from what a card measures, which changes as soon as it has been drawn for the first time. */
const NearCard = memo(function NearCard({ id, data }: CardProps) {
  const { t } = useText()
  const look = useLook(data)
  const ports = portsOfStep(data.step)
  const name = useStepName()(id)
  const Icon = look.icon
  const unset = data.step.kind === 'trigger' && data.step.trigger === null
  return (
    <>
      <div
        className={classes.card}
        style={{ minHeight: leastHeight(ports.length) }}
        data-unset={unset || undefined}
        data-state={data.run?.state}
        data-mark={data.mark}
      >
        <span className={`${classes.icon} ${hues.hue}`} data-hue={look.hue}>
          <Icon size={18} stroke={1.75} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          <span className={classes.sentence}>
            {data.step.kind === 'trigger' ? (
              <TriggerSentence trigger={data.step.trigger} />
            ) : (
              <StepSentence node={data.step.node} />
            )}
          </span>
          {data.run && <StepRunState run={data.run} />}
        </span>
        {data.mark && <MarkBadge mark={data.mark} />}
        {data.problems > 0 && (
          <span className={classes.problem} title={t('editor.problems', { count: data.problems })}>
            <IconAlertTriangle size={12} stroke={2.5} aria-hidden />
          </span>
        )}
      </div>
      {data.editable ? (
        <Handles id={id} data={data} ports={ports} />
      ) : (
        <PortMarks id={id} ports={ports} direction={data.direction} editable={false} />
      )}
      {data.editable && <FreePorts id={id} data={data} ports={ports} />}
    </>
  )
})

function useLook({ step }: StepNodeData): StepLook {
  const catalogue = useCatalogue()
  if (step.kind === 'trigger') return triggerLook
  const { node } = step
  return stepLook(
    node.kind,
    node.kind === 'action' ? catalogue.actions.get(node.action)?.category : undefined,
  )
}

interface PortsProps extends CardProps {
  ports: readonly string[]
}

const placeOf = (index: number, ports: number, direction: StepNodeData['direction']) => {
  const share = `${portShare(index, ports) * 100}%`
  return direction === 'down' ? { left: share } : { top: share }
}

/** What connections are drawn from and let go at. */
function Handles({ id, data: { direction }, ports }: PortsProps) {
  const down = direction === 'down'
  return (
    <>
      {id !== triggerNodeId && (
        <Handle type="target" position={down ? Position.Top : Position.Left} className={classes.handle} />
      )}
      {ports.map((port, index) => (
        <Handle
          key={port}
          id={port}
          type="source"
          position={down ? Position.Bottom : Position.Right}
          className={classes.handle}
          style={placeOf(index, ports.length, direction)}
          data-error={port === errorPort || undefined}
        />
      ))}
    </>
  )
}

/** The ways out that lead nowhere yet. */
function FreePorts({ id, data: { step, direction, freePorts }, ports }: PortsProps) {
  const node = step.kind === 'node' ? step.node : undefined
  const free = new Set(freePorts.split(' '))
  return ports.map((port, index) =>
    free.has(port) ? (
      <FreePort
        key={port}
        nodeId={id}
        node={node}
        port={port}
        direction={direction}
        place={placeOf(index, ports.length, direction)}
      />
    ) : null,
  )
}
