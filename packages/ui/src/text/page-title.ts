import { useEffect } from 'react'

/** From what is nearest to what is widest: an order, within the orders, within the back office. */
const levels = ['page', 'section', 'place', 'product'] as const

export type TitleLevel = (typeof levels)[number]

interface TitlePart {
  readonly level: TitleLevel
  readonly text: string
}

/** What is said just now; of two on one level, the later one counts. */
const parts: TitlePart[] = []

/** The title that a browser shows: what is nearest comes first, since a narrow tab shows no more. */
function titleOf(said: readonly TitlePart[]): string {
  const texts = levels.flatMap((level) => said.findLast((part) => part.level === level)?.text ?? [])
  return [...new Set(texts)].join(' · ')
}

function show(): void {
  // What stood there before anybody said anything is better than nothing.
  if (parts.length > 0) document.title = titleOf(parts)
}

/** Says one part of the document's title for as long as the caller is there; says nothing without `text`. */
export function useTitlePart(level: TitleLevel, text: string | undefined): void {
  useEffect(() => {
    if (text === undefined || text.trim() === '') return
    const part = { level, text }
    parts.push(part)
    show()
    return () => {
      parts.splice(parts.indexOf(part), 1)
      show()
    }
  }, [level, text])
}

/** What the page that is open is called (WCAG 2.4.2): the name of the order, of the workflow, of the list. */
export const usePageTitle = (text: string | undefined): void => useTitlePart('page', text)
