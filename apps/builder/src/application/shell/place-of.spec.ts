import { expect, it } from 'vitest'
import { placeOf } from './place-of'

it.each([
  ['/', '/'],
  ['/orders', '/orders'],
  ['/orders/$orderId', '/orders'],
  ['/orders/drafts/$draftId', '/orders/drafts'],
  ['/workflows/$workflowId/versions', '/workflows'],
  ['/settings/audit', '/settings/audit'],
  ['/settings/', '/settings'],
  ['/workflowsandmore', undefined],
])('%s is in %s', (path, place) => {
  expect(placeOf(path)?.to).toBe(place)
})
