import { Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such register. */
export function unknownRegister(): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such register',
    detail: 'No register has this id.',
    fix: 'Take the id of a register from GET /api/v1/registers.',
  })
}

/** 409: two registers with one code would print the same receipt numbers. */
export function registerCodeTaken(code: string): Problem {
  const fix = 'Choose another code.'
  return new Problem({
    type: 'register-code-taken',
    status: 409,
    title: 'Another register has this code',
    detail: `The code ${code} is on the receipts of another register.`,
    fix,
    errors: [{ path: '/code', message: 'Another register has this code.', fix }],
  })
}

/** 422: a register stands somewhere. */
export function unknownRegisterLocation(): Problem {
  const fix = 'Take the id of a location that is in use from GET /api/v1/locations.'
  return new Problem({
    type: 'unknown-location',
    status: 422,
    title: 'There is no such location',
    detail: 'No location that is in use has this id.',
    fix,
    errors: [{ path: '/locationId', message: 'There is no such location, or it is out of use.', fix }],
  })
}

/** 409: its receipts carry what was to be changed. */
export function registerInUse(fields: readonly string[]): Problem {
  const fix = 'Add another register, and take this one out of use.'
  return new Problem({
    type: 'register-in-use',
    status: 409,
    title: 'This is printed on receipts already',
    detail: 'A device was enrolled as this register, so its code and its location stay as they are.',
    fix,
    errors: fields.map((field) => ({ path: `/${field}`, message: 'This cannot be changed any more.', fix })),
  })
}

/** 409: nothing is sold at it. */
export function registerClosed(): Problem {
  return new Problem({
    type: 'register-closed',
    status: 409,
    title: 'The register is out of use',
    detail: 'Nothing is sold at this register, so no device can become it.',
    fix: 'Take it into use first.',
  })
}

/** 409: somebody else changed it meanwhile. */
export function registerChangedMeanwhile(current: unknown): Problem {
  return new Problem({
    type: 'settings-changed',
    status: 409,
    title: 'Somebody else has changed this register',
    detail: 'The register was changed after you opened it. Nothing of yours was saved.',
    fix: 'Look at what it is now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}
