import { Problem } from '../../platform/http/problems/problem.js'

/** 401: nobody knows who asks. */
export function invalidDeviceToken(): Problem {
  return new Problem({
    type: 'invalid-device-token',
    status: 401,
    title: 'The device is not known',
    detail: 'The Authorization header holds no token of a device that was enrolled.',
    fix: 'Send Authorization: Bearer cft_… with the token of the enrolment, or enrol the device anew.',
  })
}

/** 401: the device was reported as lost. */
export function deviceRevoked(): Problem {
  return new Problem({
    type: 'device-revoked',
    status: 401,
    title: 'This device was shut out',
    detail: 'Somebody said that this device is lost, so its token is refused from then on.',
    fix: 'Enrol the device anew. What it sold before can be restored from its export or from receipts.',
  })
}

/** 409: the till was not updated for long. What it has recorded stays on it until then. */
export function tillTooOld(spoken: readonly number[]): Problem {
  return new Problem({
    type: 'till-too-old',
    status: 409,
    title: 'This till is too old for the server',
    detail: `The server speaks the sync versions ${spoken.join(', ')}, and the till an older one.`,
    fix: 'Update the till. It goes on selling, and what it has recorded is sent after the update.',
    extra: { syncVersions: spoken },
  })
}

/** 409: the server was not updated, or is one of before. What the till has recorded stays on it until then. */
export function tillTooNew(spoken: readonly number[]): Problem {
  return new Problem({
    type: 'till-too-new',
    status: 409,
    title: 'This till is newer than the server',
    detail: `The server speaks the sync versions ${spoken.join(', ')}, and the till a newer one.`,
    fix: 'Update the server. The till goes on selling, and sends what it has recorded after that.',
    extra: { syncVersions: spoken },
  })
}

/** 404: there is no such device. */
export function unknownDevice(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such device',
    detail: 'No device has this id.',
    fix: 'Take the id of a device from GET /api/v1/registers/{registerId}/devices.',
  })
}
