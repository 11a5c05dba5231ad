import { beforeEach, describe, expect, it, vi } from 'vitest'

/** A classic script: importing it runs it. */
const ahead = `${import.meta.dirname}/../../public/ahead.js`

describe('what is asked for ahead of the page', () => {
  // Within a document, the links would be followed.
  const append = vi.spyOn(document.head, 'append').mockImplementation(() => {})
  const asked = async (address: string, code = '', typeface = '') => {
    vi.resetModules()
    history.replaceState(null, '', address)
    const script = document.createElement('script')
    script.dataset.code = code
    script.dataset.typeface = typeface
    vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script)
    await import(/* @vite-ignore */ ahead)
    return append.mock.calls
      .flat()
      .map((link) => link instanceof HTMLLinkElement && `${link.rel} ${link.getAttribute('href')}`)
  }
  beforeEach(() => append.mockClear())

  it('is what the canvas begins with, for a workflow', async () => {
    expect(await asked('/admin/workflows/01a2', '/admin/canvas.js /admin/canvas.css')).toEqual([
      'preload /api/v1/session',
      'preload /api/v1/workflows/01a2',
      'preload /api/v1/plugins',
      'modulepreload /admin/canvas.js',
      'preload /admin/canvas.css',
    ])
  })

  it('is the typeface of Latin words, unless those are written in the Korean one', async () => {
    const face = 'preload /admin/inter.woff2'
    expect(await asked('/admin/workflows/01a2', '', '/admin/inter.woff2')).toContain(face)
    append.mockClear()
    localStorage.setItem('counterflow.language', '"ko"')
    expect(await asked('/admin/workflows/01a2', '', '/admin/inter.woff2')).not.toContain(face)
    localStorage.clear()
  })

  it.each(['/admin/', '/admin/workflows', '/admin/workflows/templates', '/admin/sign-in', '/admin/pay/x'])(
    'is nothing for %s',
    async (address) => {
      expect(await asked(address, '/admin/canvas.js')).toEqual([])
    },
  )
})
