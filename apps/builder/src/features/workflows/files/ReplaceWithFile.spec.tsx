import { type Drawing, editDrawing, openDrawing, undoDrawing } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { branching } from '../../../../test/definitions'
import { renderInEditor } from '../../../../test/render'
import { type Editor, EditorContext, useEditor } from '../editor/EditorContext'
import { ReplaceWithFile } from './ReplaceWithFile'

const fileOf = (content: unknown, name = 'workflow.json') =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], name)

const tagging = {
  schema: 1,
  name: 'Tag orders',
  trigger: { type: 'commerce.order_risk_analyzed', config: {} },
  nodes: [
    { id: 'tag', kind: 'action', action: 'commerce.add_order_tags', input: { tags: ['big'] } },
    {
      id: 'big',
      kind: 'condition',
      when: {
        field: { $ref: ['trigger', 'order', 'total'] },
        operator: 'greater_than',
        value: { amount: 1_000_000, currency: 'KRW' },
      },
    },
  ],
  edges: [{ from: 'trigger', port: 'then', to: 'tag' }],
  layout: {},
}

interface EditingProps {
  chosen: File
  edit: Editor['edit']
  onClose: () => void
}

function Editing({ chosen, edit, onClose }: EditingProps) {
  const editor = useEditor()
  return (
    <EditorContext value={{ ...editor, edit }}>
      <ReplaceWithFile chosen={chosen} onAnother={() => {}} onClose={onClose} />
    </EditorContext>
  )
}

async function choose(chosen: File) {
  let drawing: Drawing = openDrawing(branching)
  const closed = vi.fn()
  const edit: Editor['edit'] = (change, apply) => {
    drawing = editDrawing(drawing, change, apply)
  }
  await renderInEditor(branching, <Editing chosen={chosen} edit={edit} onClose={closed} />)
  return { user: userEvent.setup(), drawing: () => drawing, closed }
}

const importButton = () => screen.findByRole('button', { name: 'Import' })

describe('replacing what is drawn with a file', () => {
  it('asks, keeps the name, takes over the currency, and is undone as one edit', async () => {
    const { user, drawing, closed } = await choose(fileOf(tagging))
    expect(await screen.findByText(/“Tag orders” has 2 steps\./)).toBeDefined()
    await user.click(await importButton())
    const { definition } = drawing()
    expect(definition).toMatchObject({ name: 'Branching', nodes: [{ id: 'tag' }, { id: 'big' }] })
    expect(JSON.stringify(definition)).toContain('"currency":"USD"')
    expect(closed).toHaveBeenCalled()
    expect(undoDrawing(drawing())?.definition).toEqual(branching)
  })

  it('refuses what needs a plugin that is not there, and names it with the step and the way to bring it', async () => {
    const foreign: unknown = {
      ...tagging,
      nodes: [{ id: 'send', name: 'Send it', kind: 'action', action: 'parcels.send', input: {} }],
      edges: [],
      needs: { plugins: { parcels: '2.1.0' }, connections: { abc: 'Warehouse' } },
    }
    const { drawing } = await choose(fileOf(foreign))
    expect(
      await screen.findByText('The plugin “parcels” is not installed; version 2.1.0 was used.'),
    ).toBeDefined()
    expect(screen.getByText(/Step 1 “Send it”/)).toBeDefined()
    expect(screen.getByText('/nodes/0/action')).toBeDefined()
    expect(screen.getByText(/packages\/plugins/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull()
    expect(drawing().definition).toBe(branching)
  })

  it('names connections that are missing, and takes the file all the same', async () => {
    const lacking: unknown = { ...tagging, needs: { plugins: {}, connections: { abc: 'Warehouse' } } }
    const { user, drawing } = await choose(fileOf(lacking))
    expect(await screen.findByText('Warehouse')).toBeDefined()
    await user.click(await importButton())
    expect(drawing().definition.nodes.map(({ id }) => id)).toEqual(['tag', 'big'])
  })

  const loop: unknown = {
    ...tagging,
    edges: [
      ...tagging.edges,
      { from: 'tag', port: 'then', to: 'big' },
      { from: 'big', port: 'then', to: 'tag' },
    ],
  }
  const nonsense: unknown = {
    ...tagging,
    nodes: [
      tagging.nodes[0],
      { id: 'big', name: 'Big ones', kind: 'condition', when: { all: [{ field: 'total' }] } },
    ],
  }
  it.each<[string, File, RegExp, string | undefined]>([
    [
      'one from a newer version',
      fileOf({ ...tagging, schema: 3 }),
      /from a newer Counterflow: it has format 3/,
      '/schema',
    ],
    [
      'one that is no JSON',
      fileOf('{\n  "schema": 1,\n  oops }'),
      /Line 3, column 3: this is not JSON/,
      undefined,
    ],
    [
      'one that is no text',
      new File([new Uint8Array([0xff, 0xfe, 0x00])], 'a.json'),
      /not text in UTF-8/,
      undefined,
    ],
    ['a loop', fileOf(loop), /go round in a circle/, '/nodes/0'],
    ['nonsense', fileOf(nonsense), /An object belongs here|A list belongs here/, '/nodes/1/when/all/0/field'],
  ])('refuses %s, says where, and leaves the drawing alone', async (_, file, reason, pointer) => {
    const { drawing } = await choose(file)
    expect(await screen.findByText(reason)).toBeDefined()
    if (pointer !== undefined) expect(screen.getByText(pointer)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull()
    expect(drawing().definition).toBe(branching)
  })

  it('says the place in words', async () => {
    await choose(fileOf(nonsense))
    expect(await screen.findByText(/Step 2 “Big ones” › Condition › Line 1 › Field/)).toBeDefined()
  })

  it('refuses 50 MB without reading them', async () => {
    const huge = fileOf(tagging)
    const read = vi.spyOn(huge, 'arrayBuffer')
    Object.defineProperty(huge, 'size', { value: 50_000_000 })
    await choose(huge)
    expect(await screen.findByText('The file has 50 MB. 4 MB is the most.')).toBeDefined()
    expect(read).not.toHaveBeenCalled()
  })
})
