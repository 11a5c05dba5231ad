import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { signedToken } from './signed-token.js'

const name = 'counterflow.session_token'
const secret = 'only the shop knows it'
const signature = (token: string, by = secret) => createHmac('sha256', by).update(token).digest('base64')
const cookie = (token: string, by = secret) =>
  `${name}=${encodeURIComponent(`${token}.${signature(token, by)}`)}`

it('answers the token of a cookie that the shop has signed, among others', () => {
  expect(signedToken(cookie('one'), name, secret)).toBe('one')
  expect(signedToken(`theme=dark; ${cookie('o.n e')};lang=ko`, name, secret)).toBe('o.n e')
})

it.each([
  ['signed by somebody else', cookie('one', 'a guess')],
  ['signed for another token', `${name}=${encodeURIComponent(`two.${signature('one')}`)}`],
  ['not signed', `${name}=one`],
  ['signed with too little', `${name}=one.AAAA`],
  ['without a token', `${name}=${encodeURIComponent(`.${signature('')}`)}`],
  ['damaged', `${name}=one.%E0%A4%A`],
  ['of another name', `not-${cookie('one')}`],
  ['there twice', `${cookie('one')}; ${cookie('two')}`],
  ['missing', ''],
])('answers nothing for one that is %s', (_what, header) => {
  expect(signedToken(header, name, secret)).toBeUndefined()
})
