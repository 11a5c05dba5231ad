import { elementOf } from './element-of'

/** Cards beyond a number are only drawn where they are seen. */
const framesToAppear = 12

/** Gives a card or a line the focus, as soon as it is there. */
export function focusOnceDrawn(id: string, frames = framesToAppear): void {
  const element = elementOf(id)
  if (element !== null) element.focus()
  else if (frames > 0) requestAnimationFrame(() => focusOnceDrawn(id, frames - 1))
}
