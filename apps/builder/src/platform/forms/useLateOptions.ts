import { isEnter, openListOf } from '@counterflow/ui'
import { type KeyboardEvent, useEffect, useRef } from 'react'

/** Where the keys of somebody are in a list. */
interface Walk {
  field: Element
  /** The option that was lit, and its place among the others; undefined before there was any. */
  lit: { option: Element; place: number } | undefined
  /** Enter was pressed before the options had come. */
  takes: boolean
}

/** For a field in which one may also write what its list does not have. */
interface FreeText {
  /** Whether Enter also takes what is typed, as a tag; the field does so itself. */
  takesText?: boolean
  /** Enter was pressed where no option is lit: what is typed stays, and the list is to be closed. */
  onText?: () => void
}

const optionsOf = (list: Element): Element[] => [
  ...list.querySelectorAll('[data-combobox-option]:not([data-combobox-disabled])'),
]
const isLit = (option: Element) => option.hasAttribute('data-combobox-selected')

function litIn(list: Element): Walk['lit'] {
  const options = optionsOf(list)
  const place = options.findIndex(isLit)
  const option = options[place]
  return option === undefined ? undefined : { option, place }
}

/**
 * Lets the list of a field, be it Mantine's `Select`, `MultiSelect`, `TagsInput` or `Combobox`, be walked by keys although
 * its options come late. Mantine lights an option by hand and remembers its place only: whatever comes later puts the light
 * out, or another option in that place, and Enter sends the form.
 *
 * The option that is lit stays lit where it is still offered, otherwise the first one is. Enter that comes before the
 * options do takes the lit one as soon as they are there, and never sends the form.
 * @param isPending whether the options that are shown are not yet those that are asked for
 */
export function useLateOptions(isPending: boolean, { takesText = false, onText }: FreeText = {}) {
  const walk = useRef<Walk>(undefined)
  const isReplaying = useRef(false)

  /** Lights an option as its keys do: only they tell the list, the field and whoever listens to it of it. */
  const light = (field: Element, option: Element, count: number) => {
    isReplaying.current = true
    let presses = 0
    do {
      field.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'ArrowDown',
          code: 'ArrowDown',
          bubbles: true,
          cancelable: true,
        }),
      )
      presses += 1
    } while (!isLit(option) && presses <= count)
    isReplaying.current = false
  }

  /** Leads the walk on in the options that are there now, and answers the one that is lit. */
  const follow = (current: Walk, list: Element): Element | undefined => {
    const options = optionsOf(list)
    const stayed =
      current.lit !== undefined && list.contains(current.lit.option) ? current.lit.option : undefined
    // What is chosen already would be given back by choosing it again.
    const other = options.find((option) => !option.hasAttribute('data-combobox-active'))
    const option = stayed ?? other ?? options[0]
    if (option === undefined) return undefined
    const place = options.indexOf(option)
    if (!isLit(option) || place !== current.lit?.place) light(current.field, option, options.length)
    current.lit = { option, place }
    return option
  }

  const take = (option: Element | undefined) => {
    walk.current = undefined
    if (option instanceof HTMLElement) option.click()
  }

  useEffect(() => {
    const current = walk.current
    if (current === undefined) return
    const list = openListOf(current.field)
    const isAway = document.activeElement !== current.field
    // Whoever has pressed Enter, and went on, still gets the option; unless the list went with them.
    if (isAway && (list === null || !current.takes)) {
      walk.current = undefined
      return
    }
    // It may be on its way still.
    if (list === null) return
    const lit = follow(current, list)
    if (current.takes && !isPending) take(lit)
  })

  return {
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (isReplaying.current) return
      const { target, key } = event
      if (!(target instanceof Element)) return
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        const current: Walk = { field: target, lit: undefined, takes: false }
        walk.current = current
        // The list lights its option after this.
        queueMicrotask(() => {
          const list = openListOf(target)
          if (list !== null) current.lit = litIn(list)
        })
        return
      }
      if (!isEnter(event)) {
        walk.current = undefined
        return
      }
      const list = openListOf(target)
      if (list === null) return
      const lit = litIn(list)
      const current = walk.current ?? (lit && { field: target, lit, takes: false })
      if (current === undefined && takesText) return
      // The list is not seen while it has nothing.
      if (current === undefined && onText !== undefined && optionsOf(list).length === 0) return
      event.preventDefault()
      event.stopPropagation()
      if (current === undefined) {
        onText?.()
        return
      }
      walk.current = current
      if (isPending) current.takes = true
      else take(follow(current, list))
    },
  }
}
