/** Moves the focus to the field of the open form that a path of the definition leads to, or to the nearest around it. */
export function focusField(path: readonly (string | number)[]): void {
  for (let length = path.length; length > 0; length -= 1) {
    const at = CSS.escape(path.slice(0, length).join('/'))
    const field = document.querySelector<HTMLElement>(`[data-path="${at}"]`)
    if (field === null) continue
    field.scrollIntoView({ block: 'center' })
    field.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true })
    return
  }
}
