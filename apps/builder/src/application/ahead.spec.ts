import { beforeEach, describe, expect, it, vi } from 'vitest'
import { askAhead } from './ahead'

vi.mock('./shell/Shell', () => ({}))
vi.mock('../features/workflows/editor/EditorPage', () => ({}))

describe('what is asked for ahead of the page', () => {
  // Within a document, the links would be followed.
  const append = vi.spyOn(document.head, 'append').mockImplementation(() => {})
  const asked = () =>
    append.mock.calls.flat().map((link) => link instanceof HTMLLinkElement && link.getAttribute('href'))
  beforeEach(() => append.mockClear())

  it('is what the canvas begins with, for a workflow', () => {
    askAhead('/admin/workflows/01a2')
    expect(asked()).toEqual(['/api/v1/session', '/api/v1/workflows/01a2', '/api/v1/plugins'])
  })

  it.each(['/admin/', '/admin/workflows', '/admin/workflows/templates', '/admin/sign-in', '/admin/pay/x'])(
    'is nothing for %s',
    (address) => {
      askAhead(address)
      expect(asked()).toEqual([])
    },
  )
})
