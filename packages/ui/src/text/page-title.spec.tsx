import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type TitleLevel, useTitlePart } from './page-title'

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})

/** The titles of the document as one page after the other is drawn; leaves none behind. */
async function titlesOf(...pages: ReactNode[]): Promise<string[]> {
  const root = createRoot(document.createElement('div'))
  const titles: string[] = []
  for (const page of pages) {
    await act(async () => root.render(page))
    titles.push(document.title)
  }
  await act(async () => root.unmount())
  return titles
}

function Says({ level, text }: { level: TitleLevel; text: string | undefined }) {
  useTitlePart(level, text)
  return null
}

const office = (order: string | undefined, place = 'Orders') => (
  <>
    <Says level="page" text={order} />
    <Says level="place" text={place} />
    <Says level="product" text="Counterflow" />
  </>
)

describe('the title of the document', () => {
  it('says first what is open, then where that is', async () => {
    expect(await titlesOf(office('Order #1001'))).toEqual(['Order #1001 · Orders · Counterflow'])
  })

  it('says the place until the page knows its name, and again once the page is left', async () => {
    const titles = await titlesOf(office(undefined), office('Order #1001'), office(undefined, 'Runs'))
    expect(titles).toEqual([
      'Orders · Counterflow',
      'Order #1001 · Orders · Counterflow',
      'Runs · Counterflow',
    ])
  })

  it('says nothing twice, and follows the language', async () => {
    expect(await titlesOf(office('Orders'), office('주문', '주문'))).toEqual([
      'Orders · Counterflow',
      '주문 · Counterflow',
    ])
  })
})
