import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { invalidate } from '../../../../platform/realtime/invalidation'
import { workflowQuery } from '../../workflow-queries'
import { samplesQuery } from './samples-query'

it('is not asked anew each time that a drawing is saved', () => {
  const client = new QueryClient()
  const { queryKey } = samplesQuery('one', 'commerce.order_created')
  client.getQueryCache().build(client, { queryKey }).setData({})
  const { queryKey: workflowKey } = workflowQuery('one')
  client.getQueryCache().build(client, { queryKey: workflowKey }).setData({})
  invalidate(client, { type: 'workflow.changed', subjectType: 'workflow', subjectId: 'one' })
  expect(client.getQueryState(workflowKey)?.isInvalidated).toBe(true)
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(false)
})
