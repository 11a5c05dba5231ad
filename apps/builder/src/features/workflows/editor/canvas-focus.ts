/** Where keys mean text. */
const fields = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]'
/** Where keys mean the drawing: the canvas, and nowhere in particular. */
const drawings = '.react-flow, [data-drawing]'

/** Whether a key or a paste at `target` is meant for the drawing, and not for a field, a button or a dialog elsewhere. */
export function isForCanvas(target: EventTarget | null): boolean {
  if (target === document || target === document.body)
    return document.querySelector('[role="dialog"]') === null
  return target instanceof Element && target.closest(fields) === null && target.closest(drawings) !== null
}
