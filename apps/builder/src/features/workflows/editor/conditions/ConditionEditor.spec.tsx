import type { Condition } from '@counterflow/core'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { Held } from '../../../../../test/Held'
import { renderInEditor } from '../../../../../test/render'
import { EditorContext, useEditor } from '../EditorContext'
import { ConditionEditor } from './ConditionEditor'

const place = { nodeId: 'check', path: ['nodes', 0, 'when'] }

async function draw(start: Condition) {
  let latest = start
  await renderInEditor(
    branching,
    <Held
      start={start}
      onChange={(next) => {
        latest = next
      }}
    >
      {(condition, change) => <ConditionEditor place={place} condition={condition} onChange={change} />}
    </Held>,
  )
  return { user: userEvent.setup(), condition: () => latest }
}

function Reading({ children }: { children: ReactNode }) {
  return <EditorContext value={{ ...useEditor(), readOnly: true }}>{children}</EditorContext>
}

const riskLevel = { $ref: ['trigger', 'risk', 'level'] }

async function optionsOf(user: ReturnType<typeof userEvent.setup>, name: string) {
  await user.click(screen.getByRole('combobox', { name }))
  const list = await screen.findByRole('listbox', { name })
  return within(list).getAllByRole('option')
}

describe('the condition editor', () => {
  it('adds a line about a field that is picked from what the trigger gives', async () => {
    const { user, condition } = await draw({ all: [] })
    await user.click(screen.getByRole('button', { name: 'Add a condition' }))
    await user.type(await screen.findByRole('textbox', { name: 'Search values' }), 'risk › risk level{Enter}')
    expect(condition()).toEqual({ all: [{ field: riskLevel, operator: 'equals' }] })
    // One goes on with what is asked next, without looking for it.
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Operator' })),
    )
  })

  it('offers a choice by its words, and the operators that fit a choice', async () => {
    const { user, condition } = await draw({ all: [{ field: riskLevel, operator: 'equals' }] })
    const operators = await optionsOf(user, 'Operator')
    expect(operators.map(({ textContent }) => textContent)).toEqual([
      'is',
      'is not',
      'is one of',
      'is none of',
      'is empty',
      'is not empty',
    ])
    await user.click(screen.getByRole('option', { name: 'is not' }))
    const values = await optionsOf(user, 'Value')
    expect(values.map(({ textContent }) => textContent)).toEqual(['Low', 'Medium', 'High'])
    await user.click(screen.getByRole('option', { name: 'High' }))
    expect(condition()).toEqual({ all: [{ field: riskLevel, operator: 'not_equals', value: 'high' }] })
  })

  it('takes an amount in the currency of the shop', async () => {
    const { user, condition } = await draw({
      all: [{ field: { $ref: ['trigger', 'order', 'total'] }, operator: 'greater_than' }],
    })
    await user.type(screen.getByRole('textbox', { name: 'Value' }), '1000.5')
    expect(condition()).toMatchObject({ all: [{ value: { amount: 100_050, currency: 'USD' } }] })
  })

  it('nests groups, and asks about lists', async () => {
    const { user, condition } = await draw({ all: [{ field: riskLevel, operator: 'is_empty' }] })
    await user.click(screen.getByRole('button', { name: 'Add a group' }))
    expect(condition()).toEqual({ all: [{ field: riskLevel, operator: 'is_empty' }, { any: [] }] })
    const inner = screen.getByRole('group', { name: 'Any of these' })
    await user.click(within(inner).getByRole('button', { name: 'Ask about a list' }))
    await user.type(
      await screen.findByRole('textbox', { name: 'Search values' }),
      'products of the order{Enter}',
    )
    expect(condition()).toMatchObject({
      all: [
        {},
        { any: [{ items: { $ref: ['trigger', 'order', 'lines'] }, match: 'any', where: { all: [] } }] },
      ],
    })
    const where = screen.getAllByRole('group', { name: 'All of these' }).at(-1)
    await user.click(within(where ?? inner).getByRole('button', { name: 'Add a condition' }))
    expect(await screen.findByText('The item of the list')).toBeDefined()
  })

  it('removes a line', async () => {
    const { user, condition } = await draw({ any: [{ field: riskLevel, operator: 'is_empty' }] })
    await user.click(screen.getByRole('button', { name: 'Remove this condition' }))
    expect(condition()).toEqual({ any: [] })
  })
})

describe('the lines of a condition', () => {
  const isHigh: Condition = { field: riskLevel, operator: 'equals', value: 'high' }
  const isEmpty: Condition = { field: riskLevel, operator: 'is_empty' }

  it('read as a sentence', async () => {
    await draw({ any: [isHigh, isEmpty] })
    expect(screen.getByText(/or/, { selector: 'p' }).textContent).toBe(
      'Risk level is High or Risk level is empty',
    )
  })

  it('are moved by keyboard, and the focus goes with them', async () => {
    const { user, condition } = await draw({ all: [isHigh, { any: [isEmpty] }] })
    const [first] = screen.getAllByRole('combobox', { name: 'Operator' })
    first?.focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(condition()).toEqual({ all: [{ any: [isHigh, isEmpty] }] })
    expect(document.activeElement?.getAttribute('data-line-actions')).toBe('0.0')
    expect(screen.getByText('Moved to place 1')).toBeDefined()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(condition()).toEqual({ all: [{ any: [isEmpty, isHigh] }] })
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(condition()).toEqual({ all: [{ any: [isEmpty] }, isHigh] })
  })

  it('stay where they are for those who may only read', async () => {
    const start: Condition = { all: [isHigh, isEmpty] }
    const change = vi.fn()
    await renderInEditor(
      branching,
      <Reading>
        <ConditionEditor place={place} condition={start} onChange={change} />
      </Reading>,
    )
    screen.getAllByRole('combobox', { name: 'Operator' })[0]?.focus()
    await userEvent.setup().keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(change).not.toHaveBeenCalled()
  })

  it('are put into a group and taken out of it', async () => {
    const { user, condition } = await draw({ all: [isHigh] })
    const more = () => screen.getAllByRole('button', { name: /^More for this line/ })
    await user.click(more()[0] ?? document.body)
    await user.click(await screen.findByRole('menuitem', { name: 'Put into a group' }))
    expect(condition()).toEqual({ all: [{ all: [isHigh] }] })
    await user.click(more()[0] ?? document.body)
    await user.click(await screen.findByRole('menuitem', { name: 'Take the group away' }))
    expect(condition()).toEqual({ all: [isHigh] })
  })
})
