import type { Permission } from '@counterflow/core'
import { IconBolt, IconRoute } from '@tabler/icons-react'
import { expect, it } from 'vitest'
import type { DestinationGroup } from './navigation'
import { isWithin, visibleGroups } from './visible-groups'

const workflows: DestinationGroup = {
  to: '/workflows',
  label: 'navigation.workflows',
  icon: IconRoute,
  needs: 'workflows.read',
  within: [{ to: '/runs', label: 'navigation.runs', icon: IconBolt, needs: 'runs.read' }],
}

const seenBy = (...held: Permission[]) =>
  visibleGroups([workflows], (permission) => held.includes(permission)).map(({ to, within }) => [
    to,
    within.map((place) => place.to),
  ])

it('shows a place beneath the one that it belongs to', () => {
  expect(seenBy('workflows.read', 'runs.read')).toEqual([['/workflows', ['/runs']]])
  expect(seenBy('workflows.read')).toEqual([['/workflows', []]])
})

it('shows a place by itself to those who may not see the one that it belongs to', () => {
  expect(seenBy('runs.read')).toEqual([['/runs', []]])
  expect(seenBy()).toEqual([])
})

it.each([
  ['/workflows', true],
  ['/workflows/templates', true],
  ['/runs/1', true],
  ['/workflowsandmore', false],
  ['/', false],
])('%s is within: %s', (path, expected) => {
  expect(isWithin(workflows, path)).toBe(expected)
})

it('does not take every page for a part of the first one', () => {
  expect(isWithin({ ...workflows, to: '/', within: [] }, '/runs')).toBe(false)
})
