import { ReactFlowProvider } from '@xyflow/react'
import { type ReactNode, useLayoutEffect } from 'react'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { renderInEditor } from '../../../../test/render'
import { ManyContext } from './detail'
import type { StepNodeData } from './flow-types'
import { StepNode } from './StepNode'

interface OnFirstSightProps {
  look: () => void
  children: ReactNode
}

/** Looks at what is drawn first, before anything follows it. */
function OnFirstSight({ look, children }: OnFirstSightProps) {
  useLayoutEffect(look, [look])
  return children
}

const step = { id: 'mark', kind: 'set', name: 'Mark it', values: {} } as const

const usual: StepNodeData = {
  step: { kind: 'node', node: step },
  freePorts: '',
  problems: 0,
  direction: 'right',
  editable: true,
  run: undefined,
  mark: undefined,
}

/** The words of a card, and where connections can be drawn from it: at first sight, and a moment later. */
async function seen({ many = true, selected = false, editable = true }) {
  const looks: { words: boolean; handles: number; exits: number }[] = []
  const look = () =>
    void looks.push({
      words: document.body.textContent.includes('Mark it'),
      handles: document.querySelectorAll('.react-flow__handle').length,
      exits: document.querySelectorAll('.source').length,
    })
  const definition = { ...branching, nodes: [step], edges: [] }
  await renderInEditor(
    definition,
    <ReactFlowProvider>
      <ManyContext value={many}>
        <OnFirstSight look={look}>
          <StepNode
            id={step.id}
            type="step"
            data={{ ...usual, editable }}
            selected={selected}
            dragging={false}
            draggable
            selectable
            deletable
            isConnectable
            zIndex={0}
            positionAbsoluteX={0}
            positionAbsoluteY={0}
          />
        </OnFirstSight>
      </ManyContext>
    </ReactFlowProvider>,
  )
  look()
  return looks
}

const whole = { words: true, handles: 2, exits: 1 }

describe('a card that comes into view', () => {
  it('is seen first and told a moment later where there are many', async () => {
    expect(await seen({})).toEqual([{ words: false, handles: 0, exits: 0 }, whole])
  })

  it.each([{ selected: true }, { many: false }])('is there with everything: %o', async (where) => {
    expect(await seen(where)).toEqual([whole, whole])
  })

  it('has no handles where nothing can be drawn, and yet the places of its connections', async () => {
    const still = { words: true, handles: 0, exits: 1 }
    expect(await seen({ editable: false })).toEqual([still, still])
  })
})
