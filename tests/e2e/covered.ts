import type { Locator, Page } from '@playwright/test'

interface Box {
  /** What it says, so that a failure can be read. */
  readonly words: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where things are on the page that can be seen. */
export const boxesOf = (page: Page, selector: string): Promise<Box[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect()
        return { words: element.textContent, left, top, right, bottom }
      }),
  )

/** The pairs that lie over each other, by what they say. */
export const overlapping = (ones: readonly Box[], others: readonly Box[]): string[] =>
  ones.flatMap((one) =>
    others
      .filter((other) => one.left < other.right && other.left < one.right)
      .filter((other) => one.top < other.bottom && other.top < one.bottom)
      .map((other) => `${one.words} over ${other.words}`),
  )

const pressed = 'main :is(button, a, input, [role=button], .react-flow__node)'

/** What could be pressed in the page, and lies under `cover` instead. */
export const coveredBy = (cover: Locator): Promise<string[]> =>
  cover.evaluate((over, selector) => {
    const isUnder = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return [0.1, 0.5, 0.9].some((across) =>
        [0.1, 0.5, 0.9].some((down) => {
          const [first, ...below] = document.elementsFromPoint(left + width * across, top + height * down)
          return first !== undefined && over.contains(first) && below.includes(element)
        }),
      )
    }
    return [...document.querySelectorAll(selector)]
      .filter(isUnder)
      .map((element) => element.getAttribute('aria-label') ?? element.textContent)
  }, pressed)
