import type { ConnectionRefusal } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconBan } from '@tabler/icons-react'
import { NodeToolbar, Position } from '@xyflow/react'
import classes from './RefusalHint.module.css'

interface RefusalHintProps {
  nodeId: string | undefined
  refusal: ConnectionRefusal | undefined
}

/** Why the connection that is being drawn cannot lead to the card that it is at; seen and spoken. */
export function RefusalHint({ nodeId, refusal }: RefusalHintProps) {
  const { t } = useText()
  const words = refusal === undefined ? '' : t(`canvas.refusal.${refusal}`)
  return (
    <>
      <span role="status" className={classes.spoken}>
        {words}
      </span>
      {nodeId !== undefined && refusal !== undefined && (
        <NodeToolbar nodeId={nodeId} isVisible position={Position.Bottom} offset={8}>
          <span className={classes.hint} aria-hidden>
            <IconBan size={14} stroke={2} />
            {words}
          </span>
        </NodeToolbar>
      )}
    </>
  )
}
