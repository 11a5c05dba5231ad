import { MantineProvider } from '@mantine/core'
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Markdown } from './Markdown'

const drawn = (text: string) =>
  render(
    <MantineProvider>
      <Markdown text={text} />
    </MantineProvider>,
  ).container

it('draws headings, lists, links and tables', () => {
  const page = drawn(
    '## Care\n\n- **Wash** cold\n- [More](https://example.com)\n\n| Size | Chest |\n|---|---|\n| S | 92 |',
  )
  expect(page.querySelector('[role=heading]')?.textContent).toBe('Care')
  expect(page.querySelector('strong')?.textContent).toBe('Wash')
  expect(page.querySelector('a')?.getAttribute('href')).toBe('https://example.com')
  expect([...page.querySelectorAll('td')].map(({ textContent }) => textContent)).toEqual(['S', '92'])
})

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'text <b onclick="alert(1)">bold</b>',
  '[click](javascript:alert(1))',
  '[click](JaVaScRiPt:alert(1))',
  '![picture](https://elsewhere.example/spy.png)',
])('runs and loads nothing of %s', (text) => {
  const page = drawn(text)
  expect(page.querySelectorAll('script, img, b, a, iframe, [onclick], [onerror]')).toHaveLength(0)
  expect(page.textContent).toMatch(/alert|click|picture|spy/)
})
