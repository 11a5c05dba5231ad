import { expect, it } from 'vitest'
import { HeldRecords } from './held-records'

it('says what has changed since the time before, and of any other time that it does not know', () => {
  const held = new HeldRecords<string>()
  for (let index = 0; index < 1_000; index += 1) held.put(`${index}`, 'before')
  const first = held.show()
  expect(first.changedSince(undefined)).toBeUndefined()
  held.put('7', 'after')
  held.put('8', null)
  const second = held.show()
  expect([...(second.changedSince(first) ?? [])]).toEqual(['7', '8'])
  expect([second.get('7'), second.has('8'), second.size]).toEqual(['after', false, 999])
  const third = held.show()
  expect([...(third.changedSince(second) ?? ['?'])]).toEqual([])
  expect(third.changedSince(first)).toBeUndefined()
  expect(third.changedSince(new HeldRecords<string>().show())).toBeUndefined()
})
