/** Longer timers overflow and ring at once. */
const longestTimer = 2_147_483_647

/** Rings once `milliseconds` have passed, unless it is stopped before. */
export function after(milliseconds: number): { rings: Promise<undefined>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  const rings = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), Math.min(Math.max(0, milliseconds), longestTimer))
  })
  return { rings, stop: () => clearTimeout(timer) }
}
