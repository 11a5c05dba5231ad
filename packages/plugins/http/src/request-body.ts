import type { RequestInput } from './actions/request.js'

type Bodies = Pick<RequestInput, 'bodyJson' | 'bodyText' | 'bodyForm'>

/** The text to send and what it is; nothing when the request has no body. */
export function requestBody({ bodyJson, bodyText, bodyForm }: Bodies): {
  contentType?: string
  text?: string
} {
  if (bodyJson !== undefined) return { contentType: 'application/json', text: JSON.stringify(bodyJson) }
  if (bodyText !== undefined) return { contentType: 'text/plain; charset=utf-8', text: bodyText }
  if (bodyForm === undefined) return {}
  const text = new URLSearchParams(bodyForm.map(({ name, value }) => [name, value])).toString()
  return { contentType: 'application/x-www-form-urlencoded', text }
}
