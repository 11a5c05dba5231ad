/** One server-sent event as a browser would hand it on. */
export interface StreamMessage {
  readonly id: string
  readonly event: string
  readonly data: {
    readonly type: string
    readonly subjectType: string | null
    readonly subjectId: string | null
  }
}

/** Listens to a stream as a browser does, remembering the last id, also of blocks that carry no event. */
export class StreamListener {
  readonly messages: StreamMessage[] = []
  lastEventId = ''
  status = 0
  private readonly aborting = new AbortController()
  private finished: Promise<void> = Promise.resolve()
  private readonly waiting = new Set<() => void>()

  static async open(
    url: string,
    headers: Record<string, string>,
    lastEventId?: string,
  ): Promise<StreamListener> {
    const listener = new StreamListener()
    const response = await fetch(`${url}/api/v1/stream`, {
      headers: { ...headers, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
      signal: listener.aborting.signal,
    })
    listener.status = response.status
    listener.finished = listener.read(response).catch(() => {})
    return listener
  }

  /** Resolves once `condition` holds; fails after `patience` milliseconds. */
  async until(condition: () => boolean, patience = 20_000): Promise<void> {
    const deadline = Date.now() + patience
    while (!condition()) {
      if (Date.now() > deadline) throw new Error(`Waited in vain; heard ${JSON.stringify(this.messages)}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50)
        this.waiting.add(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }

  /** Resolves when the server has ended the stream. */
  ended(): Promise<void> {
    return this.finished
  }

  async close(): Promise<void> {
    this.aborting.abort()
    await this.finished
  }

  subjects(): (string | null)[] {
    return this.messages.map(({ data }) => data.subjectId)
  }

  private async read(response: Response): Promise<void> {
    let pending = ''
    const decoder = new TextDecoder()
    for await (const bytes of response.body ?? []) {
      pending += decoder.decode(bytes, { stream: true })
      const blocks = pending.split('\n\n')
      pending = blocks.pop() ?? ''
      for (const block of blocks) this.take(block)
      for (const wake of this.waiting) wake()
      this.waiting.clear()
    }
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').flatMap((line) => {
        const [name = '', ...value] = line.split(': ')
        return name === '' ? [] : [[name, value.join(': ')] as const]
      }),
    )
    this.lastEventId = fields.get('id') ?? this.lastEventId
    const data = fields.get('data')
    if (data === undefined) return
    this.messages.push({
      id: this.lastEventId,
      event: fields.get('event') ?? 'message',
      data: JSON.parse(data),
    })
  }
}
