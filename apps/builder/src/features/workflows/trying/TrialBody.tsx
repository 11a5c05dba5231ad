import type { ComparedDefinitions, WorkflowDefinition } from '@counterflow/core'
import { ReactFlowProvider } from '@xyflow/react'
import type { ReactNode } from 'react'
import { RunCanvas } from '../../runs/detail/RunCanvas'
import classes from '../../runs/detail/RunPage.module.css'
import type { ShownRun } from '../../runs/detail/run-steps'
import panel from '../../runs/detail/StepsPanel.module.css'
import type { Workflow } from '../workflow-queries'

/** What both ways of trying a draft are given. */
export interface TrialProps {
  workflow: Workflow
  definition: WorkflowDefinition
  direction: 'right' | 'down'
  opened: string | undefined
  onOpen: (nodeId: string | undefined) => void
}

interface TrialBodyProps extends Omit<TrialProps, 'workflow'> {
  /** Without one, nothing has been tried yet. */
  run?: ShownRun | undefined
  countOf?: (edge: { from: string; port: string }) => number | undefined
  /** What became of steps and connections, where two definitions are compared. */
  marks?: Pick<ComparedDefinitions, 'steps' | 'edges'> | undefined
  /** What the panel beside the canvas is called. */
  label: string
  children: ReactNode
}

/** The canvas with the ways that would be taken, and a panel that tells of them. */
export function TrialBody({ run, countOf, label, children, ...shown }: TrialBodyProps) {
  return (
    <div className={classes.body}>
      <div className={classes.canvas}>
        <ReactFlowProvider>
          <RunCanvas run={run} {...shown} {...(countOf === undefined ? {} : { countOf })} />
        </ReactFlowProvider>
      </div>
      <aside className={panel.panel} aria-label={label}>
        {children}
      </aside>
    </div>
  )
}
