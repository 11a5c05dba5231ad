type Path = readonly (string | number)[]

/** How long a form may take to be drawn; its code may have to be loaded first. */
const patience = 3_000

const focusable =
  'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button, [role="switch"]'

/** Opens the field that a finding of step `nodeId` is about, as soon as the step's form is drawn. */
export function focusFieldOf(nodeId: string, path: Path, since = performance.now()): void {
  const panel = document.querySelector<HTMLElement>(`[data-panel="${CSS.escape(nodeId)}"]`)
  if (panel !== null) focusField(panel, path)
  else if (performance.now() - since < patience) {
    requestAnimationFrame(() => focusFieldOf(nodeId, path, since))
  }
}

/**
 * Moves the focus to the field of a form that a path of the definition leads to, or to the nearest around it; where the
 * finding is about the step as a whole, to the beginning of its form.
 */
export function focusField(panel: HTMLElement, path: Path): void {
  for (let length = path.length; length > 0; length -= 1) {
    const at = CSS.escape(path.slice(0, length).join('/'))
    const field = panel.querySelector<HTMLElement>(`[data-path="${at}"]`)
    const control = field && controlIn(field)
    if (field && control) {
      unfold(field)
      // Together with the field's label, and with what is said to be wrong below it.
      field.scrollIntoView({ block: 'center' })
      control.focus({ preventScroll: true })
      return
    }
  }
  controlIn(panel.querySelector<HTMLElement>('[data-panel-body]') ?? panel)?.focus()
}

/** Where one writes or chooses; what stands beside the label only changes how. */
function controlIn(field: HTMLElement): HTMLElement | undefined {
  return [...field.querySelectorAll<HTMLElement>(focusable)].find(
    (control) =>
      !control.matches(':disabled') &&
      // The cross on a tag, for one, is for the mouse alone.
      control.closest('[data-field-head], [aria-hidden="true"]') === null,
  )
}

/** Opens what the field is folded away in. */
function unfold(field: HTMLElement): void {
  const label = field.closest('[role="region"]')?.getAttribute('aria-labelledby')
  const fold = label ? document.getElementById(label) : null
  if (fold?.getAttribute('aria-expanded') === 'false') fold.click()
}
