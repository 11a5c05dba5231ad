import { ActionError, type ActionFailure } from '@counterflow/plugin-sdk'

interface Meaning {
  readonly code: string
  readonly says: string
  readonly retry: boolean
}

const lost: Meaning = {
  code: 'connection_lost',
  says: 'closed the connection before it had answered.',
  retry: true,
}
const unreachable: Meaning = { code: 'host_unreachable', says: 'cannot be reached.', retry: true }
const slow: Meaning = { code: 'timed_out', says: 'did not answer in time.', retry: true }
const garbled: Meaning = {
  code: 'answer_malformed',
  says: 'answered something that is not HTTP. Check the address and its port.',
  retry: false,
}

const meanings: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: {
    code: 'connection_refused',
    says: 'refused the connection: nothing listens there.',
    retry: true,
  },
  ECONNRESET: lost,
  ECONNABORTED: lost,
  EPIPE: lost,
  UND_ERR_SOCKET: lost,
  UND_ERR_DESTROYED: lost,
  UND_ERR_CLOSED: lost,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  EADDRNOTAVAIL: unreachable,
  ENOTFOUND: {
    code: 'host_unknown',
    says: 'is not known to the name service. Check how it is written.',
    retry: true,
  },
  EAI_AGAIN: { code: 'host_unknown', says: 'could not be looked up: the name service is away.', retry: true },
  ETIMEDOUT: slow,
  UND_ERR_CONNECT_TIMEOUT: { code: 'timed_out', says: 'did not take the connection in time.', retry: true },
  UND_ERR_HEADERS_TIMEOUT: slow,
  UND_ERR_BODY_TIMEOUT: slow,
  UND_ERR_HEADERS_OVERFLOW: {
    code: 'answer_too_large',
    says: 'sent more headers than this server reads.',
    retry: false,
  },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: lost,
}

const tlsCodes = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH)/

/** What `error`, thrown while `host` was asked, means for the step that asked. */
export function outboundFailure(error: unknown, host: string): ActionError {
  if (error instanceof ActionError) return error
  const code = codeOf(error)
  const meaning = meanings[code]
  if (meaning !== undefined) return failed(host, meaning)
  if (error instanceof Error && error.name === 'HTTPParserError') return failed(host, garbled)
  if (tlsCodes.test(code)) {
    return failed(host, {
      code: 'certificate_refused',
      says: `could not prove who it is (${code}).`,
      retry: false,
    })
  }
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'UND_ERR_INVALID_ARG') {
    return new ActionError({ code: 'invalid_request', message: `The request cannot be sent: ${message}.` })
  }
  return failed(host, { code: 'connection_failed', says: `could not be asked: ${message}`, retry: true })
}

function failed(host: string, { code, says, retry }: Meaning): ActionError {
  const failure: ActionFailure = { code, message: `${host} ${says}`, retry }
  return new ActionError(failure)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
