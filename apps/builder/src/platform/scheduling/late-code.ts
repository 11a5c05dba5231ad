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

/** What came of asking for late code: neither part is there until it has come. */
export interface LateOutcome<Code> {
  readonly code: Code | undefined
  readonly failure: { readonly error: unknown } | undefined
}

/** Late code, once it is `wanted`, for whoever can do without it: a failure is told, and asked about again by the next. */
export function useLateOutcome<Code>(late: LateCode<Code>, wanted: boolean): LateOutcome<Code> {
  const [settled, settle] = useState<Pick<LateOutcome<Code>, 'failure'>>()
  useEffect(() => {
    if (!wanted || late.current() !== undefined) return
    let isHere = true
    const settleHere = (failure: LateOutcome<Code>['failure']) => {
      if (isHere) settle({ failure })
    }
    late.load().then(
      () => settleHere(undefined),
      (error: unknown) => settleHere({ error }),
    )
    return () => {
      isHere = false
    }
  }, [late, wanted])
  return { code: late.current(), failure: settled?.failure }
}

/**
 * Late code, once it is `wanted`; undefined until it is there. A failure reaches the nearest error boundary.
 *
 * React's own `lazy` shows what stands in for it for 300 ms, however soon the code is there.
 */
export function useLateCode<Code>(late: LateCode<Code>, wanted: boolean): Code | undefined {
  const { code, failure } = useLateOutcome(late, wanted)
  if (failure !== undefined) throw failure.error
  return code
}
