import { parsed } from './stored'

/** What the server has drawn the page from: until the browser has taken the page up, nothing of it is asked again. */
export class DrawnAnswers {
  private readonly answers: Map<string, unknown>

  constructor(data: string | null) {
    this.answers = new Map(Object.entries(parsed(data) ?? {}))
  }

  /** As the browser's `fetch`, but for what is known. */
  async fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const answer = request.method === 'GET' ? this.answers.get(`${pathname}${search}`) : undefined
    return isAnswer(answer) ? Response.json(answer.body, { status: answer.status }) : fetch(request)
  }

  /** From here on everything may have changed. */
  forget(): void {
    this.answers.clear()
  }
}

const isAnswer = (value: unknown): value is { status: number; body: unknown } =>
  typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'number'
