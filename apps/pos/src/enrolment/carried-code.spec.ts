// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { carriedCode, carryCode, dropCode } from './carried-code'

const scannedAt = Date.UTC(2026, 10, 22)
const minutes = (count: number) => scannedAt + count * 60_000
const open = (hash: string) => {
  location.hash = hash
  carryCode(scannedAt)
}

afterEach(() => {
  location.hash = ''
  dropCode()
})

it('comes along into the app that is installed, as long as it works', () => {
  open('#K7QM-2XRT')
  expect(carriedCode(minutes(0))).toBe('K7QM-2XRT')
  location.hash = ''
  expect(carriedCode(minutes(14))).toBe('K7QM-2XRT')
  expect(carriedCode(minutes(15))).toBeUndefined()
})

it('is the one that was scanned last, and none once it was used', () => {
  open('#K7QM-2XRT')
  open('#ABCD-1234')
  location.hash = ''
  carryCode(minutes(1))
  expect(carriedCode(minutes(1))).toBe('ABCD-1234')
  dropCode()
  expect(carriedCode(minutes(1))).toBeUndefined()
})

it('is nothing that somebody else has stored there', () => {
  localStorage.setItem('counterflow.enrolment-code', '{"code":"<script>","at":1}')
  expect(carriedCode(2)).toBeUndefined()
  localStorage.setItem('counterflow.enrolment-code', 'x')
  expect(carriedCode(2)).toBeUndefined()
})
