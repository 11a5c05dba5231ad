import { ActionError } from '@counterflow/plugin-sdk'

/**
 * Runs one attempt, and gives up on it when its time is over or its step is stopped; the attempt hears of both by the
 * signal that it gets. An attempt that goes on all the same is not waited for, and what it says later is nobody's.
 */
export function withinTime<Result>(
  stepSignal: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  // One controller and one timer: AbortSignal.any and AbortSignal.timeout cost several times as much.
  return new Promise((resolve, reject) => {
    if (stepSignal.aborted) {
      reject(cancelled())
      return
    }
    const controller = new AbortController()
    const end = () => {
      clearTimeout(timer)
      stepSignal.removeEventListener('abort', cancel)
    }
    const giveUp = (reason: ActionError) => {
      end()
      reject(reason)
      controller.abort(reason)
    }
    const cancel = () => giveUp(cancelled())
    const timer = setTimeout(() => giveUp(timedOut(milliseconds)), milliseconds)
    stepSignal.addEventListener('abort', cancel)
    work(controller.signal).then(
      (result) => {
        end()
        resolve(result)
      },
      (error) => {
        end()
        reject(error)
      },
    )
  })
}

const timedOut = (milliseconds: number) =>
  new ActionError({
    code: 'timed_out',
    message: `The action took longer than ${milliseconds / 1_000} seconds.`,
    retry: true,
  })

const cancelled = () => new ActionError({ code: 'cancelled', message: 'The step was stopped.' })
