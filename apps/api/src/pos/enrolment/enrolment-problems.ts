import { Problem } from '../../platform/http/problems/problem.js'

/** 422: nobody becomes a register by this code. */
export function enrolmentCodeRefused(): Problem {
  const fix = 'Make a new code under Registers in the back office, and type it within 15 minutes.'
  return new Problem({
    type: 'enrolment-code-refused',
    status: 422,
    title: 'The code cannot be used',
    detail: 'No register waits for a device with this code. It may have been used, or be too old.',
    fix,
    errors: [{ path: '/code', message: 'This code cannot be used.', fix }],
  })
}

/** 422: it could check no signature. */
export function unusableKey(): Problem {
  const fix = 'Make the key with WebCrypto: ECDSA on P-256, exported as SPKI.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The key cannot be used',
    detail: 'The public key is no ECDSA key on the curve P-256.',
    fix,
    errors: [{ path: '/publicKey', message: 'Expected an ECDSA P-256 public key: SPKI in base64url.', fix }],
  })
}

/** 409: nothing is taken in of what that device may have sold. */
export function earlierDeviceRefused(detail: string): Problem {
  return new Problem({
    type: 'earlier-device-refused',
    status: 409,
    title: 'The device of before is not taken over',
    detail,
    fix: 'Export the ledger at the till, and keep the file. What it holds can be entered from the receipts, or by hand.',
  })
}

/** 429: somebody guesses. */
export function tooManyCodes(seconds: number): Problem {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return new Problem({
    type: 'too-many-attempts',
    status: 429,
    title: 'Too many wrong codes',
    detail: 'Too many codes that are none were tried from this network address.',
    fix: `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
    retryAfter: Math.max(1, seconds),
  })
}
