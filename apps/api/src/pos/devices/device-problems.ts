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
