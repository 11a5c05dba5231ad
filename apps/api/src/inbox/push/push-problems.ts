import { Problem } from '../../platform/http/problems/problem.js'

/** 403: a program has no devices. */
export function staffAlone(): Problem {
  return new Problem({
    type: 'no-session',
    status: 403,
    title: 'This is for members of staff',
    detail: 'Only somebody who has signed in has devices; an API key has none.',
    fix: 'Sign in with POST /api/v1/session.',
  })
}

/** 404: also for the device of somebody else. */
export function unknownDevice(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such device',
    detail: 'None of your devices has this id.',
    fix: 'Take the id of a device from GET /api/v1/push.',
  })
}

/** 409: more devices than anybody carries. */
export function tooManyDevices(most: number): Problem {
  return new Problem({
    type: 'too-many-push-devices',
    status: 409,
    title: 'Too many devices',
    detail: `You are told on ${most} devices already.`,
    fix: 'Remove one with DELETE /api/v1/push/devices/{deviceId}.',
  })
}

/** 410: the browser has ended the subscription, and the device is forgotten. */
export function pushDeviceGone(): Problem {
  return new Problem({
    type: 'push-device-gone',
    status: 410,
    title: 'This device is told no more',
    detail: 'The browser has ended the subscription of this device, which is forgotten now.',
    fix: 'Turn notifications on again on that device.',
  })
}

/** 502: the browser's push service did not take the notification. */
export function pushNotAccepted(reason: string): Problem {
  return new Problem({
    type: 'push-not-accepted',
    status: 502,
    title: 'The notification could not be sent',
    detail: `The push service of the browser did not take the notification: ${reason}`,
    fix: 'Turn notifications off and on again on this device, and see that the server can reach the internet.',
  })
}
