import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { DonePanel } from './DonePanel'

afterEach(cleanup)

const minute = (index: number, succeeded: number, failed: number) => ({
  at: new Date(Date.UTC(2026, 10, 21, 12, index)).toISOString(),
  succeeded,
  failed,
})

async function show(minutes: ReturnType<typeof minute>[], language: 'en' | 'ko' = 'en') {
  const translation = await createTranslation(language)
  const { container } = render(
    <AppProviders translation={translation} environment="test">
      <DonePanel minutes={minutes} />
    </AppProviders>,
  )
  return container
}

const heights = (container: HTMLElement, bar: number) =>
  [...(container.querySelectorAll('g')[bar]?.querySelectorAll('rect') ?? [])]
    .slice(1)
    .map((rect) => Number(rect.getAttribute('height')))

describe('what was done', () => {
  it('is told in words to who does not see the bars', async () => {
    await show([minute(0, 1_200, 0), minute(1, 40, 3)])
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      'Succeeded: 1,240. Failed: 3. At most 1,200 in one minute.',
    )
  })

  it('shows a bar for each minute, and a single failure among many', async () => {
    const container = await show([minute(0, 0, 0), minute(1, 4_000, 1), minute(2, 2_000, 0)])
    expect(heights(container, 0)).toEqual([0, 0])
    const [body = 0, foot = 0] = heights(container, 1)
    expect(foot).toBe(2)
    expect(body + foot).toBeCloseTo(96, 0)
    expect(heights(container, 2)[0]).toBeCloseTo(48, 0)
  })

  it('says so when there was nothing', async () => {
    await show([minute(0, 0, 0)], 'ko')
    expect(screen.queryByRole('img')).toBeNull()
    expect(screen.getByText('최근 1시간 동안 끝난 실행이 없습니다.')).toBeDefined()
  })
})
