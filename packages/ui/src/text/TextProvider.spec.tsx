import { createTranslation } from '@counterflow/i18n'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, it, vi } from 'vitest'
import { TextProvider } from './TextProvider'
import { type Text, useText } from './useText'

function Saying({ onHeard }: { onHeard: (text: Text) => void }) {
  const text = useText()
  onHeard(text)
  return text.t('general.save')
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})

it('speaks one language with one object, and another at once', async () => {
  const heard: Text[] = []
  const translation = await createTranslation('en')
  const page = document.createElement('div')
  const root = createRoot(page)
  const draw = () =>
    root.render(
      <TextProvider translation={translation}>
        <Saying onHeard={(text) => heard.push(text)} />
      </TextProvider>,
    )
  await act(async () => draw())
  await act(async () => draw())
  expect(heard.length).toBeGreaterThan(1)
  expect(new Set(heard).size).toBe(1)
  expect(page.textContent).toBe('Save')
  await act(async () => heard[0]?.speak('ko'))
  expect(page.textContent).toBe('저장')
  expect(heard.at(-1)?.language).toBe('ko')
  await act(async () => root.unmount())
})

it('is missed where it is not there', async () => {
  const root = createRoot(document.createElement('div'), { onUncaughtError: () => {} })
  await expect(act(async () => root.render(<Saying onHeard={() => {}} />))).rejects.toThrow(
    'There is no TextProvider',
  )
})
