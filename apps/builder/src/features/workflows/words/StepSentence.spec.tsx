import type { Condition, WorkflowNode } from '@counterflow/core'
import { screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { findingPlugin } from '../../../../test/finding-plugin'
import { renderInEditor } from '../../../../test/render'
import { pluginsQuery } from '../workflow-queries'
import { StepSentence, TriggerSentence } from './StepSentence'

async function told(sentence: ReactNode): Promise<string | null> {
  await renderInEditor(branching, <p data-testid="told">{sentence}</p>, [], (client) =>
    client.setQueryData(pluginsQuery.queryKey, [findingPlugin]),
  )
  return (await screen.findByTestId('told')).textContent
}

const nothing: readonly Condition[] = [{ all: [] }, { any: [] }, { none: [] }]

describe('what a step does, in words', () => {
  it.each(nothing)('is no half sentence while nothing is asked: %o', async (when) => {
    expect(await told(<StepSentence node={{ id: 'check', kind: 'condition', when }} />)).toBe(
      'No condition yet',
    )
  })

  it.each(nothing)('says when a workflow starts while no condition narrows it: %o', async (when) => {
    const trigger = { type: 'commerce.order_risk_analyzed', config: {}, when }
    expect(await told(<TriggerSentence trigger={trigger} />)).toBe('Starts when the analysis has finished.')
  })

  it('keeps to the order of the form, and tells the parts of a list from each other', async () => {
    const node: WorkflowNode = {
      id: 'ask',
      kind: 'action',
      action: 'mail.ask',
      input: {
        rows: [
          { name: 'Number', value: 'A' },
          { name: 'Total', value: 'B' },
        ],
        subject: 'Look',
        to: ['one@example.com', 'two@example.com'],
      },
    }
    const sentence = await told(<StepSentence node={node} />)
    expect(sentence).toBe(
      'To: “one@example.com”, “two@example.com” · Subject: “Look” · Rows: “Number”: “A”, “Total”: “B”',
    )
  })
})
