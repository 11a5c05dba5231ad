import type { WorkflowDefinition } from '@counterflow/core'
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { OutlineTree } from './OutlineTree'
import { useOutlineLines } from './useOutlineLines'

const heard: string[] = []

function Tree({ start, after }: { start: WorkflowDefinition; after: WorkflowDefinition }) {
  const [definition, change] = useState(start)
  const [selection, select] = useState<ReadonlySet<string>>(new Set())
  const lines = useOutlineLines(definition)
  return (
    <>
      <OutlineTree
        definition={definition}
        lines={lines}
        selection={selection}
        problems={new Map([['capture', 2]])}
        onSelect={select}
        onOpen={(row) => heard.push(`open ${row.key}`)}
        onMenu={(row) => heard.push(`menu ${row.key}`)}
      />
      <output>{[...selection].join(' ')}</output>
      {/* Pressed by a key, so that the focus stays where it is. */}
      <button type="button" tabIndex={-1} onClick={() => change(after)}>
        Change
      </button>
    </>
  )
}

async function draw(start = branching, after = branching) {
  heard.length = 0
  await renderInEditor(start, <Tree start={start} after={after} />)
  const user = userEvent.setup()
  await user.tab()
  return user
}

const line = (name: RegExp) => screen.getByRole('treeitem', { name })
const focused = () => document.activeElement?.getAttribute('data-row')
const selected = () => screen.getByRole('status').textContent

describe('the tree of an outline', () => {
  it('tells what a line is, where it stands, and what is wrong with it', async () => {
    await draw()
    const capture = line(/^Capture payment · Action · Takes the payment\..*2 problems/)
    expect(capture.getAttribute('aria-level')).toBe('3')
    expect(capture.getAttribute('aria-posinset')).toBe('1')
    expect(capture.getAttribute('aria-setsize')).toBe('2')
    expect(capture.getAttribute('aria-expanded')).toBe('false')
    expect(line(/^Otherwise/).getAttribute('aria-expanded')).toBe('true')
  })

  it('is one stop for Tab, and walked through by the arrow keys', async () => {
    const user = await draw()
    expect(focused()).toBe('trigger')
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(focused()).toBe('capture')
    expect(selected()).toBe('capture')
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(focused()).toBe('capture:error')
    expect(selected()).toBe('')
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(screen.queryByRole('treeitem', { name: /^On error/ })).toBeNull()
    expect(screen.getAllByRole('treeitem').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
  })

  it('selects several with Shift and Ctrl', async () => {
    const user = await draw()
    await user.keyboard('{End}')
    expect(focused()).toBe('pause')
    await user.keyboard('{Control>}{ArrowUp}{ArrowUp}{/Control}')
    expect([focused(), selected()]).toEqual(['tag', 'pause'])
    await user.keyboard('{Control>} {/Control}')
    expect(selected()).toBe('pause tag')
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}')
    expect(selected()).toBe('pause tag capture')
    expect(line(/^Capture payment/).getAttribute('aria-selected')).toBe('true')
  })

  it('goes to a line by the beginning of its name, and opens it', async () => {
    const user = await draw()
    await user.keyboard('ca')
    expect(focused()).toBe('capture')
    await user.keyboard('{Enter}{Shift>}{F10}{/Shift}')
    expect(heard).toEqual(['open capture', 'menu capture'])
  })

  it('leaves the focus to a neighbour when the line is deleted', async () => {
    const without = {
      ...branching,
      nodes: branching.nodes.filter(({ id }) => id !== 'tag'),
      edges: branching.edges.filter(({ to }) => to !== 'tag'),
    }
    const user = await draw(branching, without)
    await user.keyboard('add')
    expect(focused()).toBe('tag')
    act(() => screen.getByRole('button', { name: 'Change' }).click())
    expect(screen.queryByRole('treeitem', { name: /^Add order tags/ })).toBeNull()
    expect(focused()).toBe('capture')
  })
})
