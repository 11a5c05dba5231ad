/** Does something when what is being drawn is on the screen; answers how to call it off. */
export function oncePainted(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** The same, when that which follows at once is on the screen too, as the form of a step that was opened. */
export function onceFollowed(work: () => void): () => void {
  let callOff = oncePainted(() => {
    callOff = oncePainted(work)
  })
  return () => callOff()
}
