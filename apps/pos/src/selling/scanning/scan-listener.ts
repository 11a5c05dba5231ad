import { ScanReader } from '@counterflow/core'

/** A field as it was before a scan began to write into it. */
interface Before {
  readonly field: HTMLInputElement | HTMLTextAreaElement
  readonly value: string
}

/**
 * Listens for a scanner that poses as a keyboard, whatever has the focus and whatever language the keyboard is set to.
 * What is scanned never stays in a field: what came before the pace gave it away is taken out again.
 * @returns what ends the listening.
 */
export function listenForScans(onScan: (text: string) => void, root: Window = globalThis.window): () => void {
  const reader = new ScanReader()
  let before: Before | undefined
  const press = (event: KeyboardEvent) => {
    const modified = event.ctrlKey || event.altKey || event.metaKey
    const step = reader.press({ code: event.code, shift: event.shiftKey, modified, at: event.timeStamp })
    if (step.kind === 'typed') {
      if (reader.pending === 1) before = fieldNow(root.document)
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    if (step.kind !== 'scanned') return
    if (before !== undefined) restore(before)
    before = undefined
    onScan(step.text)
  }
  root.addEventListener('keydown', press, { capture: true })
  return () => root.removeEventListener('keydown', press, { capture: true })
}

function fieldNow({ activeElement }: Document): Before | undefined {
  return activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement
    ? { field: activeElement, value: activeElement.value }
    : undefined
}

function restore({ field, value }: Before): void {
  // Leaving the field ends what an input method was composing, which no key can.
  const hadFocus = field.ownerDocument.activeElement === field
  field.blur()
  if (field.value !== value) {
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
    // React listens to what people type: only the field's own setter makes it hear of this, too.
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  if (hadFocus) field.focus()
}
