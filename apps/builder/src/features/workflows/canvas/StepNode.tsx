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
import { useIsNear } from './detail'
import { FarCard } from './FarCard'
import { FreePort } from './FreePort'
import { portsOfStep, type StepFlowNode, type StepNodeData } from './flow-types'
import { MarkBadge } from './MarkBadge'
import classes from './StepNode.module.css'
import { StepRunState } from './StepRunState'

/** One step as a card. Plain HTML, because hundreds of them have to move smoothly. */
export const StepNode = memo(function StepNode({ id, data, height }: NodeProps<StepFlowNode>) {
  if (useIsNear()) return <NearCard id={id} data={data} />
  return <DistantCard id={id} data={data} height={height} />
})

interface CardProps {
  id: string
  data: StepNodeData
}

function DistantCard({ id, data, height }: CardProps & { height: number | undefined }) {
  const { hue } = useLook(data)
  const { step, direction, editable, mark } = data
  return <FarCard id={id} hue={hue} ports={portsOfStep(step)} {...{ direction, editable, height, mark }} />
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
      {id !== triggerNodeId && (
        <Handle
          type="target"
          position={data.direction === 'down' ? Position.Top : Position.Left}
          className={classes.handle}
          data-still={data.editable ? undefined : true}
        />
      )}
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
      <Ports id={id} data={data} ports={ports} />
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

function Ports({ id, data, ports }: { id: string; data: StepNodeData; ports: readonly string[] }) {
  const node = data.step.kind === 'node' ? data.step.node : undefined
  const free = new Set(data.freePorts.split(' '))
  return ports.map((port, index) => {
    const share = `${portShare(index, ports.length) * 100}%`
    const place = data.direction === 'down' ? { left: share } : { top: share }
    return (
      <span key={port}>
        <Handle
          id={port}
          type="source"
          position={data.direction === 'down' ? Position.Bottom : Position.Right}
          className={classes.handle}
          style={place}
          data-error={port === errorPort || undefined}
          data-still={data.editable ? undefined : true}
        />
        {data.editable && free.has(port) && (
          <FreePort nodeId={id} node={node} port={port} direction={data.direction} place={place} />
        )}
      </span>
    )
  })
}
