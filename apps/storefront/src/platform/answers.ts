/** What the API answered, by path and query: drawn into the page by the server, so that nothing is asked twice. */
export type Answers = Record<string, { readonly status: number; readonly body: unknown }>
