import { errorPort, portsOf, triggerNodeId, triggerPorts } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Handle, type NodeProps, Position, useStore } from '@xyflow/react'
import { memo } from 'react'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import hues from '../graph/hues.module.css'
import { stepLook, triggerLook } from '../graph/step-look'
import { useStepName } from '../words/StepNamesProvider'
import { StepSentence, TriggerSentence } from '../words/StepSentence'
import { FreePort } from './FreePort'
import type { StepFlowNode, StepNodeData } from './flow-types'
import classes from './StepNode.module.css'
import { StepRunState } from './StepRunState'

/** Below this zoom words are not legible, and drawing them would cost frames while panning. */
const legible = 0.32

/** Room for the label of each port beside a card. */
const portSpace = 46

/** One step as a card. Plain HTML, because hundreds of them have to move smoothly. */
export const StepNode = memo(function StepNode({ id, data }: NodeProps<StepFlowNode>) {
  const { t } = useText()
  const name = useStepName()(id)
  const simple = useStore(({ transform }) => transform[2] < legible)
  const look = useLook(data)
  const Icon = look.icon
  const ports = usedPorts(data)
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
      {simple ? (
        <div className={`${classes.simple} ${hues.hue}`} data-hue={look.hue} />
      ) : (
        <div
          className={classes.card}
          style={{ minHeight: Math.max(68, ports.length * portSpace) }}
          data-unset={unset || undefined}
          data-state={data.run?.state}
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
          {data.problems > 0 && (
            <span className={classes.problem} title={t('editor.problems', { count: data.problems })}>
              <IconAlertTriangle size={12} stroke={2.5} aria-hidden />
            </span>
          )}
        </div>
      )}
      <Ports id={id} data={data} ports={ports} />
    </>
  )
})

function useLook({ step }: StepNodeData) {
  const catalogue = useCatalogue()
  if (step.kind === 'trigger') return triggerLook
  const { node } = step
  return stepLook(
    node.kind,
    node.kind === 'action' ? catalogue.actions.get(node.action)?.category : undefined,
  )
}

const usedPorts = ({ step }: StepNodeData) => (step.kind === 'node' ? portsOf(step.node) : triggerPorts)

function Ports({ id, data, ports }: { id: string; data: StepNodeData; ports: readonly string[] }) {
  const node = data.step.kind === 'node' ? data.step.node : undefined
  const free = new Set(data.freePorts.split(' '))
  return ports.map((port, index) => {
    const share = `${((index + 1) / (ports.length + 1)) * 100}%`
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
