import type { Value } from '@counterflow/core'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { Held } from '../../../../../test/Held'
import { renderInEditor } from '../../../../../test/render'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { ValueField } from '../forms/ValueField'
import { SamplesOf } from './SamplesProvider'
import { samplesQuery } from './samples-query'

const workflowId = '01980000-0000-7000-8000-000000000001'
const eventOf = (digit: number, order: Record<string, unknown>, risk: string) => ({
  eventId: `01980000-0000-7000-8000-00000000000${digit}`,
  at: new Date(Date.now() - digit * 86_400_000).toISOString(),
  payload: { order, risk: { level: risk } },
  subject: { type: 'order', id: `${digit}`, label: `#100${digit}` },
})
const events = [
  eventOf(
    1,
    {
      total: { amount: 125_050, currency: 'USD' },
      lines: [{ title: 'Green tea', quantity: 2 }],
      number: null,
    },
    'high',
  ),
  eventOf(2, { total: { amount: 999, currency: 'USD' }, lines: [], number: 'x'.repeat(200) }, 'low'),
]
const shop = {
  name: 'Test shop',
  currency: 'USD',
  timeZone: 'UTC',
  language: 'en',
  disputeFee: { amount: 1_500, currency: 'USD' },
} as const

async function draw(field: 'total' | 'number' | 'any', items = events) {
  const place = { nodeId: 'tag', path: ['nodes', 2, 'input'] }
  const start: Value | undefined = field === 'any' ? undefined : { $ref: ['trigger', 'order', field] }
  await renderInEditor(
    branching,
    <SamplesOf workflowId={workflowId}>
      <Held<Value | undefined> start={start} onChange={() => {}}>
        {(value, change) => (
          <ValueField
            place={place}
            name="value"
            field={{ type: { kind: 'unknown', nullable: true } }}
            value={value}
            onChange={change}
          />
        )}
      </Held>
    </SamplesOf>,
    [],
    (client) => {
      const { queryKey } = samplesQuery(workflowId, branching.trigger?.type)
      client.setQueryData(queryKey, {
        triggerType: branching.trigger?.type ?? null,
        items,
        steps: [],
        shop,
      })
    },
  )
  return userEvent.setup()
}

const chip = () => screen.getByRole('button', { name: /Choose another$/ })

beforeEach(() => localStorage.clear())

describe('samples from past events', () => {
  it('stand in a chip as the reader writes them, and long ones are shortened', async () => {
    await draw('total')
    await waitFor(() => expect(chip().getAttribute('aria-description')).toBe('$1,250.50'))
  })

  it('change with the event that is chosen, and stay chosen', async () => {
    const user = await draw('number')
    await waitFor(() => expect(chip().getAttribute('aria-description')).toBe('empty'))
    await user.click(chip())
    const chooser = await screen.findByRole('combobox', { name: 'Samples from' })
    expect(
      within(chooser)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['#1001 · yesterday', '#1002 · 2 days ago'])
    await user.selectOptions(chooser, '#1002 · 2 days ago')
    const shown = chip().getAttribute('aria-description') ?? ''
    expect(shown).toHaveLength(60)
    expect(shown.endsWith('x…')).toBe(true)
    expect(localStorage.getItem(`counterflow.sample.${workflowId}`)).toBe(`"${events[1]?.eventId}"`)
  })

  it('stand beside each value on offer, a choice by its word', async () => {
    const user = await draw('total')
    await user.click(chip())
    const total = await screen.findByRole('button', { name: /^Order › Total/ })
    expect(total.textContent).toContain('$1,250.50')
    expect(screen.getByRole('button', { name: /^Risk › Risk level/ }).textContent).toContain('High')
  })

  it('are marked as examples while nothing has happened', async () => {
    const user = await draw('total', [])
    await waitFor(() => expect(chip().getAttribute('aria-description')).toBe('Example: $100.00'))
    await user.click(chip())
    expect(await screen.findByText('Nothing has happened yet. Examples are shown.')).toBeDefined()
  })
})

describe('samples inside of a question about a list', () => {
  it('are those of its first item', async () => {
    const items = { $ref: ['trigger', 'order', 'lines'] }
    const when = { field: { $ref: ['item', 'title'] }, operator: 'equals' as const, value: 'Tea' }
    await renderInEditor(
      branching,
      <SamplesOf workflowId={workflowId}>
        <ConditionEditor
          place={{ nodeId: 'check', path: ['nodes', 0, 'when'] }}
          condition={{ items, match: 'any', where: when }}
          onChange={() => {}}
        />
      </SamplesOf>,
      [],
      (client) =>
        client.setQueryData(samplesQuery(workflowId, branching.trigger?.type).queryKey, {
          triggerType: null,
          items: events,
          steps: [],
          shop,
        }),
    )
    expect(screen.getByRole('button', { name: /item title/i }).getAttribute('aria-description')).toBe(
      'Green tea',
    )
  })
})
