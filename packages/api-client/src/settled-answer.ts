/** A request that came back, whatever it says. */
export interface SettledAnswer {
  data?: unknown
  error?: unknown
  response: Response
}

/** Those of a request's answers that carry data. */
export type Success<Answer> = Extract<Answer, { error?: undefined }>

/** Tells whether the API did what it was asked for. */
export const succeeded = <Answer extends SettledAnswer>(answer: Answer): answer is Success<Answer> =>
  answer.error === undefined && answer.response.ok
