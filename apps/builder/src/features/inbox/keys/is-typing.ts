const fields = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="combobox"]'

/** Who types, or has something open above the inbox, does not mean its keys. */
export function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return true
  return target instanceof Element && target.matches(fields)
}
