import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useDraft } from './useDraft'

const begin = () =>
  renderHook(({ saved, version }) => useDraft(saved, version), {
    initialProps: { saved: { name: 'One', phone: '' }, version: 1 },
  })

it('follows what is saved until something is typed', () => {
  const { result, rerender } = begin()
  rerender({ saved: { name: 'Two', phone: '' }, version: 2 })
  expect(result.current).toMatchObject({ value: { name: 'Two' }, version: 2, dirty: false })
})

it('keeps what was typed, and what it was typed over, when something else is saved meanwhile', () => {
  const { result, rerender } = begin()
  act(() => result.current.change({ name: 'Mine', phone: '' }))
  rerender({ saved: { name: 'One', phone: '02' }, version: 2 })
  expect(result.current).toMatchObject({
    value: { name: 'Mine', phone: '' },
    base: { name: 'One', phone: '' },
    version: 1,
    dirty: true,
  })
  act(() => result.current.keepOver(2))
  expect(result.current).toMatchObject({ value: { name: 'Mine' }, version: 2 })
  act(() => result.current.discard())
  expect(result.current).toMatchObject({ value: { name: 'One', phone: '02' }, dirty: false })
})

it('is not dirty once it is typed back', () => {
  const { result } = begin()
  act(() => result.current.change({ name: 'Mine', phone: '' }))
  act(() => result.current.change({ name: 'One', phone: '' }))
  expect(result.current.dirty).toBe(false)
})
