import { expect, it } from 'vitest'
import { mentionedStaff } from './mentioned-staff'

const staff = [
  { id: 'a', name: 'Kim' },
  { id: 'b', name: 'Kim Minji' },
  { id: 'c', name: '佐藤 美咲' },
]

it('finds whom a note mentions, the longer of two names first', () => {
  expect(mentionedStaff('@Kim Minji please look', staff)).toEqual(['b'])
  expect(mentionedStaff('@Kim and @Kim Minji', staff).sort()).toEqual(['a', 'b'])
  expect(mentionedStaff('@佐藤 美咲さん', staff)).toEqual(['c'])
})

it('finds nobody without the sign, and not those whom nobody knows', () => {
  expect(mentionedStaff('Kim wrote to kim@example.com, @Nobody', staff)).toEqual([])
})
