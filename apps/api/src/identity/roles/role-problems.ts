import { Problem } from '../../platform/http/problems/problem.js'

/** 404: there is no such role. */
export function unknownRole(): Problem {
  return new Problem({
    type: 'unknown-role',
    status: 404,
    title: 'There is no such role',
    detail: 'No role has this id. It may have been deleted meanwhile.',
    fix: 'Choose one of GET /api/v1/roles.',
  })
}

/** 409: two roles of one name could not be told apart. */
export function roleNameTaken(name: string): Problem {
  const fix = 'Choose another name.'
  return new Problem({
    type: 'role-name-taken',
    status: 409,
    title: 'There is a role of this name',
    detail: `Another role is called ${name}.`,
    fix,
    errors: [{ path: '/name', message: 'Another role has this name.', fix }],
  })
}

/** 409: somebody would be left without a role. */
export function roleInUse(people: number): Problem {
  return new Problem({
    type: 'role-in-use',
    status: 409,
    title: 'Somebody has this role',
    detail: `${people} ${people === 1 ? 'member of staff has' : 'members of staff have'} this role, those who have left included.`,
    fix: 'Give them another role first.',
    extra: { people },
  })
}

/** 409: somebody else changed the role meanwhile. */
export function roleChanged(current: unknown): Problem {
  return new Problem({
    type: 'settings-changed',
    status: 409,
    title: 'Somebody else has changed this role',
    detail: 'The role was changed after you opened it. Nothing of yours was saved.',
    fix: 'Look at what it is now, in `current`, and send your changes with its version.',
    extra: { current },
  })
}
