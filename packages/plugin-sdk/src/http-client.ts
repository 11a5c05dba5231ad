/** A request to an outside service. */
export interface HttpRequest {
  /** `GET`, `POST` … in capitals. */
  readonly method: string
  /** Absolute, `http:` or `https:`. With a connection it may be a path, which is then taken from the connection's address. */
  readonly url: string
  /** By name; `host`, `content-length` and what else belongs to the transport is refused. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The id of a connection: the host adds its sign-in, which the plugin never sees. */
  readonly connection?: string
  /** Ends the request at once. */
  readonly signal: AbortSignal
  /** How long the whole exchange may take; 30 seconds unless said otherwise. */
  readonly timeoutSeconds?: number
  /** How large the answer's body may be, in bytes; 1,000,000 unless said otherwise. */
  readonly mostBytes?: number
  /** How many redirects are followed; none unless said otherwise. */
  readonly redirects?: number
}

/** What the other side answered, whatever its status. */
export interface HttpAnswer {
  readonly status: number
  /** By name in small letters; a header that came several times is joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The way to the outside: every request of a plugin goes through the host. */
export interface HttpClient {
  /**
   * Sends a request and reads its whole answer. A status such as 404 or 503 is an answer as well: see `answerFailure`.
   * @throws ActionError that says what stood in the way, and whether another attempt may succeed:
   * `connection_refused`, `connection_lost`, `host_unknown`, `timed_out`, `answer_too_large`, `address_refused` …
   */
  request(request: HttpRequest): Promise<HttpAnswer>
}
