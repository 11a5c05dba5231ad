import { expect, it } from 'vitest'
import { answerBody } from './answer-body.js'

it.each([
  ['application/json', '{"a":[1]}', { a: [1] }],
  ['application/json; charset=utf-8', '7', 7],
  ['application/problem+json', '{"title":"No"}', { title: 'No' }],
  ['application/json', 'not quite', 'not quite'],
  ['application/json', '', null],
  ['text/plain', '{"a":1}', '{"a":1}'],
  ['application/jsonlines', '{"a":1}', '{"a":1}'],
])('reads %s %j', (type, body, expected) => {
  expect(answerBody({ status: 200, headers: { 'content-type': type }, body })).toEqual(expected)
})

it('is text when nothing says what it is', () => {
  expect(answerBody({ status: 200, headers: {}, body: '{"a":1}' })).toBe('{"a":1}')
})
