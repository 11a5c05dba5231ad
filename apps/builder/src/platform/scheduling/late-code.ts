import { useEffect, useState } from 'react'

/** Code that follows when somebody wants it, once and for everybody. */
export interface LateCode<Code> {
  /** What has come; undefined until then. */
  current: () => Code | undefined
  /** Loads it, where nobody has. What failed is tried again by the next who asks. */
  load: () => Promise<void>
}

export function lateCode<Code>(fetchCode: () => Promise<Code>): LateCode<Code> {
  let code: Code | undefined
  let loading: Promise<void> | undefined
  const load = async () => {
    try {
      code = await fetchCode()
    } catch (error) {
      loading = undefined
      throw error
    }
  }
  return {
    current: () => code,
    load: () => {
      loading ??= load()
      return loading
    },
  }
}

/**
 * Late code, once it is `wanted`; undefined until it is there. A failure reaches the nearest error boundary.
 *
 * React's own `lazy` shows what stands in for it for 300 ms, however soon the code is there.
 */
export function useLateCode<Code>(late: LateCode<Code>, wanted: boolean): Code | undefined {
  const [outcome, setOutcome] = useState<{ failed: boolean; error?: unknown }>()
  useEffect(() => {
    if (!wanted || late.current() !== undefined) return
    let isHere = true
    const settle = (next: typeof outcome) => {
      if (isHere) setOutcome(next)
    }
    late.load().then(
      () => settle({ failed: false }),
      (error: unknown) => settle({ failed: true, error }),
    )
    return () => {
      isHere = false
    }
  }, [late, wanted])
  if (outcome?.failed) throw outcome.error
  return late.current()
}
