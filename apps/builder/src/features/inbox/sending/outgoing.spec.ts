import { expect, it } from 'vitest'
import { afterSending, emptyDraft, isEmptyDraft, isSendable } from '../composer/draft'
import { notArrived, type Outgoing, withOutgoing } from './outgoing'

const message = (clientKey: string, failure: string | null = null): Outgoing => ({
  clientKey,
  draft: { ...emptyDraft, reply: 'Hello' },
  mentions: [],
  seenPosition: 3,
  force: false,
  failure,
})

it('keeps what was sent in its order, and each once', () => {
  const sent = ['a', 'b', 'c'].map((key) => message(key)).reduce<Outgoing[]>(withOutgoing, [])
  const failed = withOutgoing(sent, message('b', 'Nobody answers.'))
  expect(failed.map(({ clientKey, failure }) => [clientKey, failure])).toEqual([
    ['a', null],
    ['b', 'Nobody answers.'],
    ['c', null],
  ])
})

it('forgets what has arrived, also when the answer to sending it was lost', () => {
  const sent = [message('a', 'Nobody answers.'), message('b')]
  const entries = [{ clientKey: null }, { clientKey: 'a' }]
  expect(notArrived(sent, entries).map(({ clientKey }) => clientKey)).toEqual(['b'])
})

it('leaves a note that was begun where a reply was sent, and the other way round', () => {
  const both = { ...emptyDraft, reply: 'Hello', note: 'Angry', discount: { id: 'd', code: 'TEN' } }
  expect(afterSending(both)).toEqual({ ...emptyDraft, note: 'Angry' })
  expect(afterSending({ ...both, mode: 'note' })).toEqual({ ...both, mode: 'note', note: '' })
  expect(isSendable({ ...emptyDraft, note: 'Angry' })).toBe(false)
  expect(isSendable({ ...emptyDraft, discount: both.discount })).toBe(true)
  expect(isSendable({ ...emptyDraft, mode: 'note', reply: 'Hello' })).toBe(false)
  expect(isEmptyDraft({ ...emptyDraft, mode: 'note', note: ' ' })).toBe(true)
})
