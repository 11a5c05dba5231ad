/** Why a step, and with it perhaps the run, failed. `code` is stable; `message` is for people, in English. */
export interface RunError {
  readonly code: string
  readonly message: string
  readonly nodeId: string | null
}
